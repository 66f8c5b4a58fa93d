/** Whether an address leads out of the site. */
export const isElsewhere = (href: string): boolean => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href);

/** Why an address with a scheme leads nowhere for a reader; undefined for one that may, and for paths. */
export function addressFault(href: string): { reason: string; rule: string } | undefined {
  if (/^(?:file:|[a-z]:[\\/])/i.test(href)) {
    return { reason: `\`${href}\` 在你自己的电脑上；应是本站的路径，或 http、https 地址`, rule: 'local' };
  }
  const misspelt = /^(?:h?t?t?ps?|https?s|htt+ps?|hhttps?)(?:;|:{1,2})?\/{1,3}/i.exec(href)?.[0];
  if (misspelt !== undefined && !/^https?:\/\/(?:[^/]|$)/i.test(href)) {
    return { reason: `\`${href}\` 的开头写错了；应是 http:// 或 https://`, rule: 'address' };
  }
  if (/^https?:\/\//i.test(href) && !URL.canParse(href)) {
    return { reason: `\`${href}\` 不成网址；应写成 https://example.org/路径`, rule: 'address' };
  }
  return undefined;
}

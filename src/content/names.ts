/** Characters that Windows, or an address, can't carry in a name; `/` divides names. */
const forbidden = /[<>:"|?*\\#%]/;

/** Blanks without width and marks of direction. */
const unseen = /[\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const control = /[\u0000-\u001F\u007F-\u009F]/;

/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Bytes of a name, less what the site adds to it: most file systems carry 255. */
const longest = 240;

/** Why a part of an article's path can be no name of a file or no part of an address; undefined for one that can. */
export function nameFault(name: string): string | undefined {
  const character = forbidden.exec(name)?.[0];
  if (character !== undefined) return `有 \`${character}\`，文件系统或网址容不下；应换一个字`;
  if (control.test(name)) return '有控制字符；应删去';
  if (unseen.test(name)) return '有看不见的字符；应删去';
  if (device.test(name)) return '是 Windows 保留的名字；应换一个';
  if (/^\.+$/.test(name)) return '只有点，会指向别的文件夹；应换一个名字';
  if (/^\s|[\s.]$/.test(name)) return '首尾有空格或末尾有点，Windows 容不下；应删去';
  if (/\.(?:md|html?)$/i.test(name)) return '像是带着文件的后缀，会与网站自己的文件相撞；应去掉后缀';
  const bytes = Buffer.byteLength(name);
  if (bytes > longest) return `有 ${bytes} 个字节；最多 ${longest} 个（约 ${longest / 3} 个汉字），应改短`;
  return undefined;
}

/** A name as it stands in an address: spaces as `-`, and so is what an address can't carry. */
export function slugPart(name: string): string {
  const kept = name
    .normalize('NFC')
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(new RegExp(`${control.source}|${unseen.source}`, 'g'), '')
    .replace(new RegExp(`${forbidden.source}+`, 'g'), '-')
    .replace(/\.(?=(?:md|html?)$)/i, '-')
    .replace(/\s+/g, '-');
  return kept === '' || /^\.+$/.test(kept) ? '-' : shortened(kept);
}

function shortened(name: string): string {
  let kept = name;
  while (Buffer.byteLength(kept) > longest) kept = [...kept].slice(0, -1).join('');
  return kept;
}

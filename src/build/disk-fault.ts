import { constants } from 'node:os';

const advice: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了；应腾出空间，再运行一次',
  EDQUOT: '磁盘的配额用完了；应腾出空间，再运行一次',
  EFBIG: '写的文件超过了系统允许的大小；应放宽限制（ulimit -f），再运行一次',
  EROFS: '要写的地方是只读的；应换一个地方，或改为可写',
  EACCES: '没有读写这个文件的权限；应改权限，或换一个用户',
  EPERM: '系统不许读写这个文件；应改权限，或换一个用户',
  EBUSY: '文件夹正被别的程序占用；应关掉那个程序，再运行一次',
  EMFILE: '打开的文件太多；应放宽限制（ulimit -n），再运行一次',
  ENFILE: '打开的文件太多；应关掉别的程序，再运行一次',
};

/**
 * What to do about an error of the file system; undefined for any other.
 * @param error its code stands in itself, in its causes, or in its message
 */
export function diskFault(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = (one as NodeJS.ErrnoException).code ?? '';
    const known = Object.hasOwn(advice, code) ? { code, line: one.message } : codeIn(one.message);
    if (known !== undefined) return `${advice[known.code] ?? ''}（${known.line}）`;
  }
  return undefined;
}

/** The line of a message that tells of a fault of the file system, as Node or as programs in Rust say it. */
function codeIn(message: string): { code: string; line: string } | undefined {
  const numbers: Readonly<Record<string, number>> = constants.errno;
  for (const line of message.split('\n')) {
    const number = Number(/\(os error (\d+)\)/.exec(line)?.[1]);
    const code =
      /\bE[A-Z]{3,}(?=:)/.exec(line)?.[0] ?? Object.keys(numbers).find((name) => numbers[name] === number);
    if (code !== undefined && Object.hasOwn(advice, code)) return { code, line: line.trim() };
  }
  return undefined;
}

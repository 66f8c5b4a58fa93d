import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who holds a lock. */
interface Holder {
  pid: number;
  host: string;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  born: string;
}

export interface LockOptions {
  /** Called once, when another process holds the lock. */
  onWait: (pid: number) => void;
}

/**
 * Takes a lock, a file, and waits while a living process holds it; one of a dead process counts as none.
 * @returns releases it
 */
export async function takeLock(file: string, { onWait }: LockOptions): Promise<() => void> {
  let told = false;
  for (;;) {
    const release = tryLock(file);
    if (typeof release === 'function') return release;
    if (!told) onWait(release.pid);
    told = true;
    await pause(200);
  }
}

/** Takes a lock, or says who holds it. */
export function tryLock(file: string): (() => void) | Holder {
  mkdirSync(dirname(file), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, host: hostname(), born: birthOf(process.pid) });
  for (;;) {
    if (place(file, own)) {
      return () => {
        if (textOf(file) === own) rmSync(file, { force: true });
      };
    }
    const text = textOf(file);
    const holder = text === undefined ? undefined : holderOf(text);
    if (holder !== undefined && isAlive(holder)) return holder;
    if (text !== undefined) removeStale(file, text);
  }
}

/** Puts a file with its text where there is none, in one step, so that nobody reads half of it. */
function place(file: string, text: string): boolean {
  const aside = `${file}.${process.pid}`;
  try {
    writeFileSync(aside, text);
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without links (FAT) have no such step.
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
    return placeWithoutLink(file, text);
  } finally {
    rmSync(aside, { force: true });
  }
}

function placeWithoutLink(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Takes a dead process's lock away; one that another process has put there meanwhile is put back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (textOf(aside) === stale || existsSync(file)) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** Half a line, of a process that was killed while it wrote, is no holder. */
function holderOf(text: string): Holder | undefined {
  try {
    const { pid, host, born } = JSON.parse(text) as Partial<Holder>;
    return pid === undefined || host === undefined || born === undefined ? undefined : { pid, host, born };
  } catch {
    return undefined;
  }
}

/** Of a process on another machine, which shares the folder, nobody here can say that it has died. */
function isAlive({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return born === birthOf(pid);
}

/** When a process began, since the machine has run and which run of it: Linux says so, other systems leave it empty. */
function birthOf(pid: number): string {
  const status = textOf(`/proc/${pid}/stat`);
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  if (status === undefined || boot === undefined) return '';
  // The name of the program, in brackets, may hold blanks.
  const [state, ...fields] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  // A process that has ended and that nobody has asked about yet is still listed.
  return state === 'Z' ? '' : `${boot.trim()} ${fields[18] ?? ''}`;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

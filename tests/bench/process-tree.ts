import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command and everything that it started took. */
export interface Cost {
  /** Seconds of processors, user's and system's. */
  cpu: number;
  /** Largest sum of resident memory, in MB. */
  peak: number;
  wall: number;
  output: string;
}

interface Process {
  parent: number;
  cpu: number;
  memory: number;
}

const tick = 1 / 100;
const page = 4096 / 1e6;

/** All processes of this machine, as Linux lists them. */
function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
      found.set(Number(name), { parent, cpu: (user + system) * tick, memory: pages * page });
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

function descendants(root: number, all: ReadonlyMap<number, Process>): number[] {
  const children = new Map<number, number[]>();
  for (const [id, { parent }] of all) children.set(parent, [...(children.get(parent) ?? []), id]);
  const found = [root];
  for (const id of found) found.push(...(children.get(id) ?? []));
  return found;
}

/**
 * Runs a command and adds up what its processes take, looked at twenty times a second: a child whose end nobody waited
 * for counts too, which the system's own sums leave out.
 * @throws Error where it fails
 */
export async function costOf(
  [command = '', ...args]: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env } });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  const cpu = new Map<number, number>();
  let peak = 0;
  const look = () => {
    const all = processes();
    let sum = 0;
    for (const id of descendants(child.pid ?? -1, all)) {
      const one = all.get(id);
      if (one === undefined) continue;
      cpu.set(id, Math.max(cpu.get(id) ?? 0, one.cpu));
      sum += one.memory;
    }
    peak = Math.max(peak, sum);
  };
  const timer = setInterval(look, 50);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(timer);
  const output = chunks.join('');
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${output.slice(-2000)}`);
  return {
    cpu: [...cpu.values()].reduce((sum, one) => sum + one, 0),
    peak,
    wall: (performance.now() - started) / 1000,
    output,
  };
}

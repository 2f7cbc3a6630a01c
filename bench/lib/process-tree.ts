import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface Run {
  seconds: number;
  /** Processor time of the process and all its descendants that were waited for. 0 where there is no /proc. */
  cpuSeconds: number;
  /**
   * Most memory that the process and all its descendants held at the same moment: the sum of their proportional set
   * sizes (PSS, in which a page shared by n processes counts 1/n for each), sampled. 0 where /proc has none.
   */
  peakBytes: number;
  code: number;
  stdout: string;
}

const SAMPLE_MS = 150;
/**
 * A sample waits for this many times what the last one took: the kernel walks every page of every process for it, 40 ms for
 * a gigabyte, and a core that samples all the time is one that the measured command lacks.
 */
const SPARING = 30;

/** Runs a command to its end and measures it with everything it started. */
export function runMeasured(command: string, args: string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { bytesOf = treeBytes } = options;
    const started = performance.now();
    const cpuBefore = childrenSeconds();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.keepOutput ? 'pipe' : 'ignore', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let peakBytes = 0;
    child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr?.on('data', (chunk) => (stderr = `${stderr}${String(chunk)}`.slice(-4000)));
    let timer: NodeJS.Timeout;
    const sample = () => {
      const before = performance.now();
      peakBytes = Math.max(peakBytes, bytesOf(child.pid ?? 0));
      timer = setTimeout(sample, Math.max(SAMPLE_MS, SPARING * (performance.now() - before)));
    };
    timer = setTimeout(sample, SAMPLE_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const run = {
        seconds: (performance.now() - started) / 1000,
        cpuSeconds: childrenSeconds() - cpuBefore,
        peakBytes,
        code: code ?? 1,
        stdout,
      };
      if (run.code === 0 || options.mayFail) resolve(run);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${run.code}\n${stderr}`));
    });
  });
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  keepOutput?: boolean;
  mayFail?: boolean;
  /** What a sample is, given the process: its bytes and its descendants'. */
  bytesOf?: (pid: number) => number;
}

/** Sum of PSS over a process and its descendants, in bytes. */
export function treeBytes(pid: number): number {
  return processTree(pid).reduce((sum, process) => sum + proportionalBytes(process), 0);
}

/** A process and all its descendants (Linux). */
export function processTree(root: number): number[] {
  if (process.platform !== 'linux') return [root];
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(statOf(name)[PARENT] ?? 0));
  }
  const tree = new Set([root]);
  for (let size = -1; size !== tree.size;) {
    size = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
}

/** The kernel counts in hundredths of a second, whatever its own clock. */
const TICKS = 100;

/** Processor time of all children of this process that have ended, and of theirs. */
function childrenSeconds(): number {
  const fields = statOf('self');
  return (Number(fields[CHILDREN_USER] ?? 0) + Number(fields[CHILDREN_SYSTEM] ?? 0)) / TICKS;
}

/** Places in /proc/PID/stat, counted from the field after the program's name. */
const PARENT = 1;
const CHILDREN_USER = 13;
const CHILDREN_SYSTEM = 14;

/** Fields after the program's name, which may itself hold spaces and brackets. */
function statOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function proportionalBytes(pid: number): number {
  try {
    const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(line?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

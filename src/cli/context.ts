import { environment, loadConfig, type Config, type Flags, type ProcessFacts } from '../config/index.ts';
import type { DataOptions } from './next-command.ts';
import { createOutput, type Output } from './output.ts';

/** Options every command takes. */
export interface CommonOptions extends DataOptions {
  zone?: string;
  json?: boolean;
}

export interface CommandContext {
  config: Config;
  process: ProcessFacts;
  output: Output;
  /** Aborted by Ctrl-C or a request to end. */
  signal: AbortSignal;
}

export function createContext(
  options: CommonOptions & Pick<Flags, 'host' | 'port'>,
  more: { output: Output; signal: AbortSignal },
): CommandContext {
  const facts = environment();
  const { data, config, zone, host, port } = options;
  return { config: loadConfig({ flags: { data, config, zone, host, port }, cwd: facts.cwd }), process: facts, ...more };
}

export function outputFor(options: CommonOptions): Output {
  return createOutput({ ...options, debug: environment().debug });
}

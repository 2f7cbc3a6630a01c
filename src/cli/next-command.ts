import { printable } from './terminal/escape.ts';

/** The options that choose which data a command is about, as the user gave them. */
export interface DataOptions {
  data?: string;
  config?: string;
}

/** A word as a shell takes it. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Completes the commands that a text tells people to run, "`wheelhouse VERB …`", with the options that chose the data now:
 * without them they would be about other data.
 */
export function nextCommands({ data, config }: DataOptions): (text: string) => string {
  const chosen = Object.entries({ data, config }).flatMap(([name, value]) =>
    value === undefined ? [] : [` --${name} ${printable(shellWord(value))}`],
  );
  return (text) => text.replaceAll(/`wheelhouse [a-z]+/g, (command) => command + chosen.join(''));
}

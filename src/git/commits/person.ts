import { clean } from '../model/contact.ts';

/** Name, address and time of an `author`, `committer` or `tagger` line, however damaged. */
export interface Stamp {
  name: string;
  email: string;
  /** Seconds since the epoch, within years 0001–9999; 0 where unreadable. */
  at: number;
  /** Minutes east of UTC. */
  offset: number;
}

const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;
const LARGEST_OFFSET = 24 * 60;
/** Characters of a time and an offset, spaces included; what is longer is damaged. */
const LONGEST_TIME = 100;

export function parseStamp(line: string): Stamp {
  const open = line.indexOf('<');
  const close = open < 0 ? -1 : line.indexOf('>', open);
  const last = line.lastIndexOf('>');
  const from = Math.max(last + 1, line.length - LONGEST_TIME);
  const when = /(-?\d+)(?:\s+([+-]\d+))?\s*$/u.exec(line.slice(from));
  return {
    name: clean(open < 0 ? line.slice(0, when === null ? undefined : from + when.index) : line.slice(0, open)),
    email: clean(open < 0 ? '' : line.slice(open + 1, close < 0 ? undefined : close)),
    at: clampSeconds(Number(when?.[1] ?? 0)),
    offset: parseOffset(when?.[2]),
  };
}

export function clampSeconds(seconds: number): number {
  return Number.isFinite(seconds) ? Math.min(LAST_SECOND, Math.max(FIRST_SECOND, Math.trunc(seconds))) : 0;
}

/** `+0530` → 330. */
function parseOffset(text: string | undefined): number {
  if (text === undefined) return 0;
  const digits = Number(text.slice(1));
  const minutes = Math.trunc(digits / 100) * 60 + (digits % 100);
  const signed = text.startsWith('-') ? -minutes : minutes;
  return Math.abs(signed) <= LARGEST_OFFSET ? signed + 0 : 0;
}

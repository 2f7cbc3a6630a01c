import { clean } from '../model/contact.ts';
import { parseStamp, type Stamp } from './person.ts';

/** A commit object, decoded. */
export interface CommitObject {
  author: Stamp;
  committer: Stamp;
  subject: string;
  message: string;
}

const NOBODY: Stamp = { name: '', email: '', at: 0, offset: 0 };

/**
 * Decodes a raw commit object: by its `encoding` header if there is one, else as UTF-8, else as Latin-1.
 * A missing author is taken from the committer and the other way round.
 */
export function parseCommitObject(bytes: Buffer): CommitObject {
  const text = decode(bytes);
  const split = text.indexOf('\n\n');
  const header = split < 0 ? text : text.slice(0, split);
  const message = split < 0 ? '' : text.slice(split + 2);
  const author = headerLine(header, 'author');
  const committer = headerLine(header, 'committer');
  const authorStamp = author === null ? null : parseStamp(author);
  const committerStamp = committer === null ? null : parseStamp(committer);
  return {
    author: authorStamp ?? committerStamp ?? NOBODY,
    committer: committerStamp ?? authorStamp ?? NOBODY,
    subject: subjectOf(message),
    message,
  };
}

/** Characters; the page of a commit shows its whole message. */
const LONGEST_SUBJECT = 1000;

/** Lines of the first paragraph joined by spaces, as `git log --format=%s`. */
function subjectOf(message: string): string {
  const start = message.replace(/^(?:[ \t\r]*\n)+/u, '');
  const end = start.search(/\n[ \t\r]*(?:\n|$)/u);
  const lines = (end < 0 ? start : start.slice(0, end)).split('\n');
  return clean(lines.map((line) => line.trim()).join(' '), LONGEST_SUBJECT);
}

function headerLine(header: string, name: string): string | null {
  const start = header.startsWith(`${name} `) ? 0 : header.indexOf(`\n${name} `) + 1;
  if (start === 0 && !header.startsWith(`${name} `)) return null;
  const end = header.indexOf('\n', start);
  return header.slice(start + name.length + 1, end < 0 ? undefined : end);
}

function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  const header = /\nencoding ([^\n]+)\n/u.exec(text.slice(0, Math.max(0, text.indexOf('\n\n')) + 1));
  const label = header?.[1]?.trim();
  if (label !== undefined && !/^utf-?8$/iu.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      return bytes.toString('latin1');
    }
  }
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

import { escapeHtml } from '../../words/index.ts';

/** Markup that was built here. Anything else is text and gets escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Builds markup; every value is escaped, what would hide or reorder text included, unless it is markup itself. Lists are joined, nothing is printed as nothing. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(
    strings.reduce((text, string, at) => text + string + (at < values.length ? textOf(values[at]) : ''), ''),
  );
}

/** Marks text as markup: only for what our own code drew, such as an SVG. */
export const trusted = (text: string): Markup => new Markup(text);

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(textOf).join('');
}

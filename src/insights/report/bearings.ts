import type { Finding } from '../../contract/index.ts';
import { codeParts } from '../../words/index.ts';
import { html, type Markup } from './html.ts';

/** A sentence with its commands as code. */
const wordsHtml = (text: string): Markup[] =>
  codeParts(text).map((part) => (part.code ? html`<code>${part.text}</code>` : html`${part.text}`));

const tones = { watch: 'Worth a look', good: 'Going well', neutral: 'Good to know' } as const;

/** The findings: the same sentences as on the first page, in the same order. */
export function bearingsHtml(findings: readonly Finding[]): Markup {
  if (findings.length === 0)
    return html`<p class="lead">There is too little history in this period to say anything that would hold.</p>`;
  return html`<ol class="bearings">
    ${findings.map(
      (finding) =>
        html`<li class="bearing">
          <p class="tone ${finding.tone}">${tones[finding.tone]}</p>
          <h3>${finding.sentence}</h3>
          <p>${wordsHtml(finding.detail)}</p>
          ${finding.tryThis && html`<p><strong>Try:</strong> ${wordsHtml(finding.tryThis)}</p>`}
        </li> `,
    )}
  </ol>`;
}

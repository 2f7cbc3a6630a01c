import type { z } from 'zod';
import { idsOf, type Period, type ScopeQuery, type TreeQuery } from '../../contract/index.ts';
import { knowledgeTree, type VersionedStore } from '../../metrics/index.ts';
import { formatPeriod, periodLength, quietInWords, someOf } from '../../words/index.ts';
import { findings } from '../bearings/findings.ts';
import { loadNames } from '../bearings/repositories.ts';
import type { Sources } from '../bearings/sources.ts';
import { bearingsHtml } from './bearings.ts';
import { html, trusted, type Markup } from './html.ts';
import { numbersHtml, numbersOf } from './numbers.ts';
import { pictureHtml } from './picture.ts';
import { picturesOf } from './pictures/index.ts';
import { style } from './style.ts';
import { tablesHtml, tablesOf } from './tables.ts';

/** What a report is made from; the pictures keep what they share for a version of the facts. */
interface ReportSources extends Sources {
  store: VersionedStore;
}

/**
 * The findings, numbers and pictures of a scope as one HTML file: no script, no reference to anything outside of it, every
 * value from a repository escaped. It opens from a disk, prints, and follows the reader's light or dark.
 */
export async function createReport(sources: ReportSources, scope: ScopeQuery = {}): Promise<string> {
  const { period, hasBefore, items, quiet } = await findings(sources, scope);
  const names = await loadNames(sources.store.db, idsOf(scope.repo));
  const question = { measures: sources.measures, scope: { ...scope, from: period.from, to: period.to } };
  const { store, settings, now } = sources;
  const forPictures = {
    ...question,
    names,
    tree: (query: z.output<typeof TreeQuery>) => knowledgeTree({ store, settings, ...(now ? { now } : {}) }, query),
  };
  const [numbers, pictures, tables] = await Promise.all([
    numbersOf(question),
    picturesOf(forPictures),
    tablesOf(question),
  ]);
  return page({
    title: titleOf([...names.values()]),
    period,
    made: sources.now?.() ?? new Date(),
    body: html`<h2>Bearings</h2>
      ${quiet && html`<p class="lead">${quietInWords(quiet)}</p>`} ${bearingsHtml(items)}
      <h2>Numbers</h2>
      <p class="lead">
        ${hasBefore ? 'For the period and the one of equal length before it.' : 'For all of the history: there is nothing before it to compare with.'}
        A gap is said, never shown as zero.
      </p>
      ${numbersHtml(numbers, { hasBefore })}
      <h2>Pictures</h2>
      <div class="pictures">${pictures.map(pictureHtml)}</div>
      ${tablesHtml(tables)}`,
  });
}

const titleOf = (names: readonly string[]): string =>
  someOf(names, { most: 3, noun: ['repository', 'repositories'] }) || 'Nothing yet';

const lengthOf = ({ days }: Period) => (days === 1 ? '1 day' : periodLength(days));

function page({ title, period, made, body }: { title: string; period: Period; made: Date; body: Markup }): string {
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title} · Wheelhouse report</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>${title}</h1>
            <p class="lead">${formatPeriod(period.from, period.to)}, ${lengthOf(period)} in ${period.zone}</p>
          </header>
          ${body}
          <footer>
            <p>
              Made by Wheelhouse on ${made.toISOString().slice(0, 16).replace('T', ' ')} UTC from git alone. Deployments
              and failures are inferred from tags. Merge commits, bots, generated and vendored files, and outliers are
              left out. No number is about a person.
            </p>
          </footer>
        </main>
      </body>
    </html>`.text
  }\n`;
}

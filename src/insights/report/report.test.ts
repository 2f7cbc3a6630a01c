import { expect, it } from 'vitest';
import { loadWorld } from '../../testing/load-world.ts';
import { forEachStore, type TestStore } from '../../testing/stores.ts';
import { escapeHtml, periodLength } from '../../words/index.ts';
import { findings } from '../bearings/findings.ts';
import { rhythm } from '../../testing/rhythm.ts';
import { sourcesOf } from '../../testing/says.ts';
import { createReport } from './report.ts';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

/** A repository whose name, paths, authors, subjects and tags all try to break out. */
async function load(store: TestStore) {
  const commits = rhythm({ weeks: 130, perWeek: 2, rework: (ago) => (ago <= 90 ? 6 : 1) }).map((commit, at) => ({
    ...commit,
    by: `${HOSTILE} <a${HOSTILE}@x>`,
    subject: HOSTILE,
    files: { ...commit.files, [`src/${HOSTILE}.ts`]: 9, ...(at % 3 ? {} : { [`web/${HOSTILE}-other.ts`]: 3 }) },
  }));
  const tags = Object.fromEntries(
    commits.filter((_, at) => at % 8 === 0).map((commit, at) => [`v1.${at}.0`, commit.id]),
  );
  await loadWorld(store, { repository: HOSTILE, commits, tags });
}

forEachStore((_name, open) => {
  it('says the same sentences as the findings, and shows pictures', async () => {
    await using store = await open();
    await load(store);
    const report = await createReport(sourcesOf(store));
    const { items } = await findings(sourcesOf(store), {});
    expect(items.length).toBeGreaterThan(0);
    for (const finding of items) expect(report).toContain(escapeHtml(finding.sentence));
    const pictures = [...report.matchAll(/<figcaption>\s*<h3>([^<]*)/g)].map(([, title]) => title);
    expect(pictures).toEqual([
      'Lead time to release',
      'Releases per week',
      'What kind of work it was',
      'Rework share',
      'How long code lasts',
      'Where nobody can be asked',
      'Where many changes meet much code',
      'What changes together',
    ]);
    // For light and dark, wide and narrow; the swatches of legends are the small ones.
    expect(report.match(/<svg[^>]*viewBox="0 0 (?!11 11|96 26)/g)).toHaveLength(4 * pictures.length);
  });

  it('lets no name turn the direction of what is written around it', async () => {
    await using store = await open();
    const turning = '\u202egpj.\u2066exe\u200f\u061c';
    const commits = rhythm({ weeks: 130, perWeek: 2, rework: (ago) => (ago <= 90 ? 6 : 1) }).map((commit) => ({
      ...commit,
      files: { ...commit.files, [`src/${turning}.ts`]: 9, [`web/${turning}-other.ts`]: 3 },
    }));
    await loadWorld(store, { repository: turning, commits });
    const { items } = await findings(sourcesOf(store), {});
    const said = items.map(({ sentence, detail, tryThis }) => `${sentence} ${detail} ${tryThis ?? ''}`).join(' ');
    const report = await createReport(sourcesOf(store));
    for (const text of [said, report]) {
      expect(text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      expect(text).toContain(String.raw`\u202egpj.\u2066exe\u200f\u061c`);
    }
  });

  it('runs nothing, loads nothing and escapes what came from a repository', async () => {
    await using store = await open();
    await load(store);
    const report = await createReport(sourcesOf(store));
    expect(report).toContain(escapeHtml(HOSTILE));
    const tags = [...report.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags.length).toBeGreaterThan(200);
    expect(
      tags.filter((tag) => /^<\/?(script|img|link|iframe|object|embed|base|form|foreignobject|use|a)\b/i.test(tag)),
    ).toEqual([]);
    expect(tags.filter((tag) => /\s(on\w+|href|xlink:href|src|srcset|action|data)\s*=/i.test(tag))).toEqual([]);
    expect(report).not.toMatch(/url\(\s*['"]?(?!#)|@import/i);
    const outside = [...report.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([url]) => url);
    expect(outside.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual([]);
  });

  it('of all time speaks of the years that have facts', async () => {
    await using store = await open();
    await load(store);
    const asked = { from: '0001-01-01', to: '9999-12-31' };
    const { period } = await findings(sourcesOf(store), asked);
    expect(period.from > '2023-01-01' && period.to === '2026-04-01').toBe(true);
    const answer = await sourcesOf(store).measures.series('code.commits', asked);
    expect(answer.period).toEqual(period);
    const all = await createReport(sourcesOf(store), asked);
    expect(all).toContain(`, ${periodLength(period.days)} in UTC`);
    expect(periodLength(period.days)).toMatch(/^\d\.\d years$/);
    const compares = /Period before|In words|period and the one of equal length before|than in the|as in the/;
    expect(all.match(compares)).toBeNull();
    expect(await createReport(sourcesOf(store), { from: '2025-06-01', to: period.to })).toMatch(compares);
  });

  it('of nothing is still a page that says so', async () => {
    await using store = await open();
    const report = await createReport(sourcesOf(store));
    expect(report).toContain('too little history');
    expect(report.startsWith('<!doctype html>')).toBe(true);
  });
});

import {
  idsOf,
  type Finding,
  type Findings,
  type MetricSummary,
  type Period,
  type ScopeQuery,
} from '../../contract/index.ts';
import { addDays, dayOf, startOfDay } from '../../core/index.ts';
import { oncePerVersion } from '../../metrics/index.ts';
import { Answers } from './answers.ts';
import type { Context, RepositoryFacts } from './context.ts';
import type { AnyInsight } from './insight.ts';
import { quietOf } from './quiet.ts';
import { sharedHistory } from './kinds/shared-history.ts';
import { insights } from './register.ts';
import { loadReleases, loadRepositories } from './repositories.ts';
import { BEARING, FIRST, select } from './select.ts';
import { loadSharedHistory, sharingOf } from './shared-history.ts';
import type { Sources } from './sources.ts';
import { day, isNow, when } from './words.ts';

/** Findings as they are made; when that was is said by who keeps them. */
export type FindingsNow = Omit<Findings, 'computedAt' | 'stale'>;

/** The lightest that a finding which asks for attention can become. */
const ABOVE_BEARING = BEARING + 0.1;

/**
 * Bearings: what changed and what to look at, the most telling first, for every repository in scope. The first five are
 * of five kinds where there are that many; a repository with nothing that asks for attention still says something true.
 * Errors: repository.not-found, scope.invalid.
 */
export async function findings(sources: Sources, scope: ScopeQuery): Promise<FindingsNow> {
  const { items, ...rest } = await everyFinding(sources, scope);
  return { ...rest, items: select(items) };
}

/** Whatever any of these insights has to say, in no order. */
export async function everyFinding(
  sources: Sources,
  scope: ScopeQuery,
  asked: readonly AnyInsight[] = insights,
): Promise<FindingsNow> {
  const ids = idsOf(scope.repo);
  const { period, hasBefore, asOf } = await sources.measures.period(scope);
  const repositories = await oncePerVersion(sources.store, { of: 'repositories', ids }, () =>
    loadRepositories(sources.store.db, ids),
  );
  const now = sources.now?.() ?? new Date();
  const newest = newestOf(repositories, { period, now });
  const answers = new Answers({ ...sources, scope, period, repositories });
  const shapes: Shapes = new Map(sources.measures.list().map(({ id, shape }) => [id, shape]));
  const { zone } = sources.settings;
  const ask: Ask = async (repository, which) => {
    const context = contextOf(sources, {
      repository,
      repositories,
      period,
      newest,
      now,
      asOf,
      answers,
      shapes,
      asked: scope,
    });
    // Of a copy there is nothing to say that is not said of the other.
    const isCopy = (await context.sharing()).some(({ share }) => share === 1);
    const heard = isCopy ? which.filter(({ kind }) => kind === sharedHistory.kind) : which;
    const said = await settled(heard.map((insight) => insight.find(context)));
    const dim = beside(repositories, { repository, since: period.from, zone });
    const dated = dating(repository, { until: period.to, zone, shapes });
    return said.flatMap((finding) => (finding ? dated(dim(finding)) : []));
  };
  const [items, quiet] = await settled([
    askEach(repositories, asked, ask),
    quietOf(sources.store, { repositories, period }),
  ]);
  return { period, hasBefore, items, ...(quiet ? { quiet } : {}) };
}

type Ask = (repository: RepositoryFacts, which: readonly AnyInsight[]) => Promise<Finding[]>;

/** Bearings are asked only where they can be shown. */
async function askEach(
  repositories: readonly RepositoryFacts[],
  asked: readonly AnyInsight[],
  ask: Ask,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const urgent = asked.filter((insight) => !insight.bearing);
  for (const repository of repositories) found.push(...(await ask(repository, urgent)));
  const loud = new Set(found.map((finding) => finding.repository));
  const wanted = loud.size && found.length >= FIRST ? repositories.filter(({ id }) => !loud.has(id)) : repositories;
  const bearings = asked.filter((insight) => insight.bearing);
  for (const repository of wanted) found.push(...(await ask(repository, bearings)));
  return found;
}

/**
 * Beside repositories that live, what is found in one that slept through the whole period weighs half: it can wait. That
 * it sleeps is news in full.
 */
function beside(
  repositories: readonly RepositoryFacts[],
  { repository, since, zone }: { repository: RepositoryFacts; since: string; zone: string },
): (finding: Finding) => Finding {
  const sleeps = ({ lastCommitAt }: RepositoryFacts) => lastCommitAt !== null && dayOf(lastCommitAt, zone) < since;
  if (!sleeps(repository) || repositories.every(sleeps)) return (finding) => finding;
  return (finding) =>
    finding.kind === 'silence' || finding.weight <= BEARING
      ? finding
      : { ...finding, weight: Math.max(finding.weight / 2, ABOVE_BEARING) };
}

/** By the metric's id. */
type Shapes = ReadonlyMap<string | null, MetricSummary['shape']>;

/** What is true of the code now is not of a period that ended before: there it says so. */
function dating(
  repository: RepositoryFacts,
  { until, zone, shapes }: { until: string; zone: string; shapes: Shapes },
): (finding: Finding) => Finding {
  const { lastCommitAt } = repository;
  if (lastCommitAt === null || dayOf(lastCommitAt, zone) <= until) return (finding) => finding;
  const words = {
    state: `Of the code as it is now, not of the period to ${day(until)}.`,
    curve: `Those lines are followed to now, past the period to ${day(until)}.`,
    flow: null,
  };
  return (finding) => {
    const dated = words[shapes.get(finding.metric) ?? 'flow'];
    return dated === null ? finding : { ...finding, detail: `${dated} ${finding.detail}` };
  };
}

/** As Promise.all, but a failure waits for the others: no question may outlive the request, and with it the store. */
async function settled<T extends readonly unknown[] | []>(
  answers: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(answers);
  return Promise.all(answers);
}

function contextOf(
  sources: Sources,
  about: {
    repository: RepositoryFacts;
    repositories: readonly RepositoryFacts[];
    period: Period;
    newest: Date;
    now: Date;
    asOf: string;
    answers: Answers;
    shapes: Shapes;
    asked: ScopeQuery;
  },
): Context {
  const { repository, repositories, period, newest, now, asOf, answers, shapes, asked } = about;
  const { id } = repository;
  const { zone } = sources.settings;
  const today = dayOf(now, zone);
  const lastDay = dayOf(repository.lastCommitAt ?? newest, zone);
  const ownDefault = lastDay >= period.to;
  return {
    repository,
    period,
    newest,
    now: endOf(asked.to, now, zone),
    // Curves, and their pages, speak of all history unless a start is asked for.
    linked: (metric) => {
      const { from, to } = ownDefault || shapes.get(metric) === 'curve' ? asked : period;
      return { from, to };
    },
    landed: landedIn({ asked, period, repository, zone, today }),
    when: when(period, today),
    past: (moment) => (isNow(dayOf(moment, zone), today) ? null : day(dayOf(moment, zone))),
    recently: (days) => when({ to: asOf, days }, today),
    recentIsPast: !isNow(asOf, today),
    fellBehind: lastDay < addDays(asOf, -90),
    lately: (days) => when({ to: lastDay, days }, today),
    total: (metric) => answers.total(metric, id),
    history: (metric) => answers.history(metric, id),
    weeks: (metric, howMany) => answers.weeks(metric, id, howMany),
    rows: (metric, by, most) => answers.rows(metric, id, { by, most }),
    curve: (metric, by) =>
      answers.ask(`curve ${metric} ${id} ${by}`, (m) => m.curve(metric, { ...asked, repo: String(id), by })),
    async sharing() {
      if (repositories.length < 2) return [];
      const pairs = await answers.ask('shared history', () => loadSharedHistory(sources.store));
      return sharingOf(repository, { repositories, pairs });
    },
    // a tag is often made after the newest commit
    releases: () => answers.ask(`releases ${id}`, () => loadReleases(sources.store.db, id, endOf(asked.to, now, zone))),
  };
}

/** Of a repository's lines, those that landed in the period, where that leaves any out. */
function landedIn(given: {
  asked: ScopeQuery;
  period: Period;
  repository: RepositoryFacts;
  zone: string;
  today: string;
}): string {
  const { asked, period, repository, zone, today } = given;
  const first = repository.oldestFactAt && dayOf(repository.oldestFactAt, zone);
  const last = repository.lastCommitAt && dayOf(repository.lastCommitAt, zone);
  if (asked.from !== undefined && first !== null && period.from > first) return ` ${when(period, today)}`;
  return last !== null && period.to < last ? ` up to ${day(period.to)}` : '';
}

/** The newest fact of the period; now while there is none, or where a clock was ahead. */
function newestOf(repositories: readonly RepositoryFacts[], { period, now }: { period: Period; now: Date }): Date {
  const last = Math.max(...repositories.map((r) => r.lastCommitAt?.getTime() ?? 0));
  const fact = last > 0 && last < now.getTime() ? new Date(last) : now;
  return endOf(period.to, fact, period.zone);
}

/** The end of the day, or the moment if that comes first. */
function endOf(last: string | undefined, moment: Date, zone: string): Date {
  if (last === undefined || last >= dayOf(moment, zone)) return moment;
  return new Date(startOfDay(addDays(last, 1), zone).getTime() - 1000);
}

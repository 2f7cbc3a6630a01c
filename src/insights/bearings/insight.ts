import type { Finding, Unit } from '../../contract/index.ts';
import { visibleText } from '../../words/index.ts';
import type { Context } from './context.ts';

/** What every finding rests on. `n` is the rows the value was computed from. */
export interface Facts {
  repository: { id: number; name: string };
  value: number | null;
  n: number;
}

export interface Place {
  /** Page of the web app, e.g. `/hotspots`. */
  path: string;
  search?: Record<string, string | number | undefined>;
}

interface Definition<F extends Facts> {
  id: string;
  /** Findings of one kind say the same sort of thing; the first five a reader sees are of five kinds. */
  kind: string;
  /** The metric its number comes from, for "how is this computed"; null where it is a plain fact. */
  metric: string | null;
  unit: Unit | null;
  /** The only part that asks questions. Null: nothing worth a sentence, or too little to say it honestly. */
  compute(context: Context): Promise<F | null>;
  tone(facts: F): Finding['tone'];
  /** One sentence a manager could repeat in a meeting, with its number and what it is compared with. */
  sentence(facts: F): string;
  /** What it may mean, as a question; n and what it cannot tell. */
  detail(facts: F): string;
  tryThis(facts: F): string | null;
  /** Speaks of who wrote what, or how old it is: not asked of a shallow clone, whose cut-off history would be the finding. */
  wholeHistory?: true;
  /** Said only where nothing asks for attention; its weight is 10 at most. */
  bearing?: true;
  /** What of the repository the number is of, so that its rows open; left out: all of it. */
  of?(facts: F): NonNullable<Finding['of']>;
  /** 0 … 100, how much it deserves attention. */
  weight(facts: F): number;
  page(facts: F): Place;
}

export interface Insight<F extends Facts = Facts> extends Definition<F> {
  find(context: Context): Promise<Finding | null>;
}

/** What the register keeps: the facts' own type stays inside the insight. */
export type AnyInsight = Pick<Insight, 'id' | 'kind' | 'metric' | 'bearing' | 'find'>;

/** Declares an insight: compute, then render. `find` does both for one repository. */
export function defineInsight<F extends Facts>(definition: Definition<F>): Insight<F> {
  return {
    ...definition,
    async find(context) {
      if (definition.wholeHistory && context.repository.shallow) return null;
      const facts = await definition.compute(context);
      return facts && render(definition, facts, context);
    },
  };
}

function render<F extends Facts>(insight: Definition<F>, facts: F, context: Context): Finding {
  const tryThis = insight.tryThis(facts);
  const period = context.linked(insight.metric);
  return {
    id: `${insight.id}:${facts.repository.id}`,
    kind: insight.kind,
    tone: insight.tone(facts),
    sentence: visibleText(insight.sentence(facts)),
    detail: visibleText(insight.detail(facts)),
    tryThis: tryThis && visibleText(tryThis),
    metric: insight.metric,
    value: facts.value,
    unit: insight.unit,
    n: facts.n,
    repository: facts.repository.id,
    ...(insight.of ? { of: insight.of(facts) } : {}),
    period,
    link: linkTo(insight.page(facts), facts.repository.id, period),
    weight: insight.weight(facts),
  };
}

/** The page with the repository, and with the period where its own default would be another. */
export function linkTo(
  place: Place,
  repository: number,
  period: { from?: string | undefined; to?: string | undefined },
): string {
  const search = new URLSearchParams();
  const values = { repo: repository, from: period.from, to: period.to, ...place.search };
  for (const [key, value] of Object.entries(values)) if (value !== undefined) search.set(key, String(value));
  return `${place.path}?${search}`;
}

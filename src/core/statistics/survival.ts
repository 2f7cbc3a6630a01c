/** What happened at one age: units that came under observation, ended, or were last seen alive. */
export interface AgeEvents {
  /** In whole days, not negative. */
  age: number;
  /** Came under observation at this age; 0 for those seen from birth. */
  entered: number;
  /** Ended at this age. */
  ended: number;
  /** Still alive, observed no further (right-censored). */
  censored: number;
}

/** Many of them, column by column; places belong together. As objects they cost more than all that is computed of them. */
export type AgeColumns = { readonly [column in keyof AgeEvents]: readonly number[] };

export function ageColumns(events: readonly AgeEvents[]): AgeColumns {
  const column = (name: keyof AgeEvents) => events.map((event) => event[name]);
  return { age: column('age'), entered: column('entered'), ended: column('ended'), censored: column('censored') };
}

export interface SurvivalStep {
  age: number;
  /** Share alive just after this age. */
  survival: number;
  /** Under observation just before this age. */
  atRisk: number;
}

/**
 * The product-limit estimator: at each age the share that did not end among those at risk. Units that enter at a later
 * age count from then on (left truncation); censored units leave after the ends of the same age, as is the convention.
 * Source: Kaplan & Meier, JASA 53 (1958); late entry: Klein & Moeschberger, Survival Analysis (2003), 4.6.
 */
export function kaplanMeier(events: AgeColumns): SurvivalStep[] {
  const sums = sumsByAge(events);
  const steps: SurvivalStep[] = [];
  let present = 0;
  let survival = 1;
  for (let age = 0; age < sums.ages; age += 1) {
    // Ages are whole days: what arrived on a day may have ended on that day, so it is at risk.
    const atRisk = present + (sums.entered[age] ?? 0);
    const ended = sums.ended[age] ?? 0;
    const left = ended + (sums.censored[age] ?? 0);
    if (left === 0 && atRisk === present) continue;
    if (atRisk > 0) survival *= Math.max(0, atRisk - ended) / atRisk;
    steps.push({ age, survival, atRisk });
    present = Math.max(0, atRisk - left);
  }
  return steps;
}

/** What a step must rest on to be shown: this many units followed to its age, and this share of all there were. */
const LEAST_FOLLOWED = { units: 50, share: 0.01 };

/**
 * The estimate as far as it can be relied on, and how many units are in it. A curve ends where those followed that long
 * get few, or where so few were there that an early end would decide all the rest. Followed are the units at risk ÷ the
 * share alive: as many as would leave this many alive (Peto et al., British Journal of Cancer 35, 1977); without censoring
 * that is everyone, however few are alive.
 */
export function survivalCurve(events: AgeColumns): { steps: SurvivalStep[]; n: number } {
  const steps = kaplanMeier(events);
  const n = events.entered.reduce((sum, entered) => sum + entered, 0);
  return { steps: steps.slice(0, reliable(steps, Math.max(LEAST_FOLLOWED.units, LEAST_FOLLOWED.share * n))), n };
}

function reliable(steps: readonly SurvivalStep[], least: number): number {
  let alive = 1;
  let length = 0;
  for (const [index, { survival, atRisk }] of steps.entries()) {
    const enough = atRisk >= least * alive;
    if (!enough && survival < alive) break;
    if (enough) length = index + 1;
    alive = survival;
  }
  return length;
}

/** The first age at which half or less is alive; null while more than half is. */
export function halfLife(steps: readonly SurvivalStep[]): number | null {
  return steps.find((step) => step.survival <= 0.5)?.age ?? null;
}

/** Share alive after an age; null where nothing was observed that long. */
export function survivalAt(steps: readonly SurvivalStep[], age: number): number | null {
  const last = steps.at(-1);
  if (!last || last.age < age) return null;
  return steps.findLast((step) => step.age <= age)?.survival ?? 1;
}

/** At most `count` steps, evenly spaced by age, the first and the last among them; a step keeps the value it has there. */
export function thinSteps(steps: readonly SurvivalStep[], count: number): SurvivalStep[] {
  const last = steps.at(-1);
  if (!last || steps.length <= count) return [...steps];
  const first = (steps[0] as SurvivalStep).age;
  const thinned: SurvivalStep[] = [];
  let next = 0;
  for (let i = 0; i < count; i += 1) {
    const age = Math.round(first + ((last.age - first) * i) / (count - 1));
    while (next + 1 < steps.length && (steps[next + 1] as SurvivalStep).age <= age) next += 1;
    thinned.push({ ...(steps[next] as SurvivalStep), age });
  }
  return thinned;
}

/** What happened at each age from 0 to the oldest. Numbers in a row: a map of ages takes three times as long. */
function sumsByAge(events: AgeColumns) {
  const ages = events.age.reduce((most, age) => Math.max(most, age + 1), 0);
  const sum = (column: readonly number[]): Float64Array => {
    const sums = new Float64Array(ages);
    events.age.forEach((age, i) => (sums[age] = (sums[age] ?? 0) + (column[i] ?? 0)));
    return sums;
  };
  return { ages, entered: sum(events.entered), ended: sum(events.ended), censored: sum(events.censored) };
}

/** How few hold how much of something: lines of code, for example. No names: amounts in, numbers out. */
export interface Concentration {
  /** Fewest holders who together have at least half; 0 where there is nothing. */
  half: number;
  /** The same for 80%. */
  most: number;
  /** Everyone who has any. */
  holders: number;
  /** Share of the largest holder, 0 … 1; null where there is nothing. */
  topShare: number | null;
}

export function concentration(amounts: readonly number[]): Concentration {
  const held = amounts.filter((amount) => amount > 0).toSorted((a, b) => b - a);
  const total = held.reduce((sum, amount) => sum + amount, 0);
  return {
    half: fewest(held, 0.5 * total),
    most: fewest(held, 0.8 * total),
    holders: held.length,
    topShare: total > 0 ? held[0]! / total : null,
  };
}

function fewest(descending: readonly number[], enough: number): number {
  let sum = 0;
  let holders = 0;
  while (holders < descending.length && sum < enough) sum += descending[holders++]!;
  return holders;
}

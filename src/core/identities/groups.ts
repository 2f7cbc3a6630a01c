/**
 * For each pair (or more) of people the number of its group, counted from 0 as they first come: those that share a person
 * belong together, also over others.
 */
export function groupsOf(pairs: readonly (readonly number[])[]): number[] {
  const above = new Map<number, number>();
  const top = (person: number): number => {
    let at = person;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const [first, ...others] of pairs) {
    if (first === undefined) continue;
    for (const other of others) if (top(other) !== top(first)) above.set(top(other), top(first));
  }
  const numbers = new Map<number, number>();
  return pairs.map(([person = -1]) => {
    const group = top(person);
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}

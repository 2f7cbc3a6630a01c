interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The days of an address cut to those that can have facts: from the first commit to `today` (or the newest fact, when a
 * clock was ahead). Years of nothing would only press the rest together. Days inside are left as they are, and so is what
 * ends before it begins: a page says so in the words of the address.
 */
export function within({ from, to }: Days, extent: { firstDay: string | null; lastDay: string | null }, today: string) {
  const { firstDay, lastDay } = extent;
  if (firstDay === null || lastDay === null || (from && to && from > to)) return { from, to };
  const end = lastDay > today ? lastDay : today;
  const clamp = (day: string | undefined) =>
    day === undefined ? undefined : day < firstDay ? firstDay : day > end ? end : day;
  return { from: clamp(from), to: clamp(to) };
}

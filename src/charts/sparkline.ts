export interface Sparkline {
  /** SVG paths in a box of `width` × `height`; several where there are gaps. */
  lines: string[];
  /** The last value's place; null when there is none. */
  end: { x: number; y: number } | null;
}

/** A word-sized line without axes: paths for an inline SVG, cheap enough to need no chart library. */
export function sparkline(values: readonly (number | null)[], size: { width: number; height: number }): Sparkline {
  const known = values.filter((v): v is number => v !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(...known, low + Number.EPSILON);
  const pad = 2;
  const x = (i: number) => pad + (values.length < 2 ? 0 : (i / (values.length - 1)) * (size.width - 2 * pad));
  const y = (v: number) => size.height - pad - ((v - low) / (high - low)) * (size.height - 2 * pad);
  const lines: string[] = [];
  let run = '';
  let end: Sparkline['end'] = null;
  values.forEach((value, i) => {
    if (value === null) {
      if (run) lines.push(visible(run));
      run = '';
      return;
    }
    end = { x: round(x(i)), y: round(y(value)) };
    run += `${run ? 'L' : 'M'}${end.x} ${end.y}`;
  });
  if (run) lines.push(visible(run));
  return { lines, end };
}

/** A lone value is a line of no length; drawn with round ends it is a dot. */
const visible = (run: string) => (run.includes('L') ? run : `${run}h0.01`);

const round = (value: number) => Math.round(value * 10) / 10;

const fewest = 4;

/** Whether a word-sized line says anything: a few dots, or scraps between gaps, do not. */
export function hasCourse(values: readonly (number | null)[]): boolean {
  const known = values.filter((value) => value !== null).length;
  return known >= fewest && known >= 0.75 * values.length;
}

/** The sparkline as a standing SVG text in the colour of the text around it, for reports. */
export function sparklineSvg(values: readonly (number | null)[], size: { width: number; height: number }): string {
  const { lines, end } = sparkline(values, size);
  const paths = lines
    .map(
      (d) =>
        `<path d="${d}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round"/>`,
    )
    .join('');
  const dot = end ? `<circle cx="${end.x}" cy="${end.y}" r="2.25" fill="currentColor"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" aria-hidden="true">${paths}${dot}</svg>`;
}

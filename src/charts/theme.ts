/** Colours of a picture. Categorical colours differ for every common kind of colour blindness and reach 3:1 on their ground. */
export interface ChartTheme {
  name: 'light' | 'dark' | 'print';
  ground: string;
  ink: string;
  inkMuted: string;
  grid: string;
  axis: string;
  accent: string;
  /** In order of use. */
  categorical: readonly string[];
  /** For "Other" and for what was left out. */
  neutral: string;
  /** For things in an order, oldest first; each reaches 3:1 on its ground. */
  ramp: readonly string[];
  /** From little to much; for risk and density. */
  sequential: readonly string[];
  font: string;
}

const font = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const light: ChartTheme = {
  name: 'light',
  ground: '#ffffff',
  ink: '#1b2733',
  inkMuted: '#5c6976',
  grid: '#eceae5',
  axis: '#c9c6bd',
  accent: '#14607a',
  categorical: ['#1f6fa8', '#d1622b', '#1e9e8a', '#8a5aa8', '#a97f0a', '#c2437e', '#4d5b9e', '#5f8a2e'],
  neutral: '#7f8994',
  ramp: ['#b0703a', '#a8642f', '#97793a', '#5f8a4f', '#2f8c74', '#21818c', '#1f6fa8', '#2a559c', '#3a3f8f'],
  sequential: ['#dfe9ec', '#b9d3d9', '#f3d9a8', '#e6a45c', '#cf6a3a', '#9c3328'],
  font,
};

const dark: ChartTheme = {
  name: 'dark',
  ground: '#171f27',
  ink: '#e8edf1',
  inkMuted: '#a3b0bc',
  grid: '#25303a',
  axis: '#3c4a56',
  accent: '#5fb4d0',
  categorical: ['#5ba7dc', '#f08a55', '#45c4ae', '#bd93dc', '#d9b03f', '#ee82b0', '#8f9ee8', '#96c25f'],
  neutral: '#7d8a96',
  ramp: ['#e0a070', '#dcae68', '#c9bd6a', '#8fc57c', '#5cc7a4', '#54bfc8', '#5ba7dc', '#7f97ea', '#a58df0'],
  sequential: ['#26343d', '#33505c', '#6b5a35', '#a8763a', '#d27a45', '#f0785f'],
  font,
};

export const chartThemes: Record<ChartTheme['name'], ChartTheme> = {
  light,
  dark,
  print: { ...light, name: 'print', ink: '#000000', inkMuted: '#333333', grid: '#dddddd', axis: '#888888' },
};

/** Colour of the i-th series; runs out into the neutral one rather than repeating. */
export const categoricalColor = (theme: ChartTheme, index: number): string => theme.categorical[index] ?? theme.neutral;

const workTypes: Record<string, number> = { new: 0, refactor: 2, help: 4, rework: 1 };

/** The same colour for a type of work wherever it is shown. */
export const workTypeColor = (theme: ChartTheme, key: string): string => categoricalColor(theme, workTypes[key] ?? -1);

/** Colours for things in an order (cohorts by age): from muted to the accent, oldest first. */
export function rampColor(theme: ChartTheme, index: number, count: number): string {
  const last = theme.ramp.length - 1;
  return theme.ramp[count < 2 ? last : Math.round((index / (count - 1)) * last)] ?? theme.accent;
}

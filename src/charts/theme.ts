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
  categorical: ['#1c60ae', '#a03c1e', '#27a48a', '#5a3566', '#a99116', '#b8406e', '#7a8be0', '#6b9440'],
  neutral: '#7f8994',
  ramp: ['#a99116', '#7d9140', '#4d8d55', '#24837a', '#1f7690', '#2a61a0', '#3d4a9e', '#4a3290', '#4b1d72'],
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
  categorical: ['#5a9ce8', '#e5704a', '#5fdcb6', '#dab3e1', '#f0bd47', '#cf6d93', '#8d92c9', '#a9cf7c'],
  neutral: '#7d8a96',
  ramp: ['#8f7fdc', '#7090e6', '#559fe0', '#44b0cf', '#42c1b0', '#6bcf8c', '#a3d96a', '#d3dd58', '#f8e36a'],
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
  const place = count < 2 ? last : (index / (count - 1)) * last;
  const low = Math.min(Math.floor(place), last);
  return mix(theme.ramp[low] ?? theme.accent, theme.ramp[low + 1] ?? theme.ramp[low] ?? theme.accent, place - low);
}

/** The colour a share of the way from one to another, both as #rrggbb. */
export function mix(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [from, to].map((color) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

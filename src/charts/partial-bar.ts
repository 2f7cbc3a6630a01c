import { mix, type ChartTheme } from './theme.ts';

/** How the bar of a bucket that is not whole is drawn: pale in a dashed edge, so that it reads without colours too. */
export const partialBar = (theme: ChartTheme, color: string) => ({
  color: mix(color, theme.ground, 0.65),
  borderColor: color,
  borderWidth: 1.25,
  borderType: 'dashed' as const,
});

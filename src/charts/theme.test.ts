import { describe, expect, it } from 'vitest';
import { chartThemes, rampColor, workTypeColor } from './theme.ts';

type Rgb = [number, number, number];

const channels = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) =>
  channels(hex)
    .map(linear)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);

/** WCAG 2.2 contrast of two colours. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How a colour looks to someone without one kind of cone, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const blindness: Record<string, Rgb[]> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE Lab (D65) of linear RGB. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seenBy(kind: string, hex: string): Rgb {
  const rgb = channels(hex).map(linear);
  return lab(
    blindness[kind]!.map((row) =>
      Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, w, i) => sum + w * rgb[i]!, 0),
        ),
      ),
    ) as Rgb,
  );
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(['light', 'dark', 'print'] as const)('%s colours', (name) => {
  const theme = chartThemes[name];

  it.each([...theme.categorical, theme.neutral, theme.accent, ...theme.ramp])(
    '%s reaches 3:1 on its ground',
    (color) => {
      expect(contrast(color, theme.ground)).toBeGreaterThanOrEqual(3);
    },
  );

  it('texts reach 4.5:1', () => {
    expect(contrast(theme.ink, theme.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.inkMuted, theme.ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(blindness))('series and, more clearly, types of work can be told apart with %s', (kind) => {
    const workTypes = ['new', 'refactor', 'help', 'rework'].map((key) => workTypeColor(theme, key));
    for (const [colors, least] of [
      [theme.categorical, 10],
      [workTypes, 20],
    ] as const) {
      for (const [i, a] of colors.entries()) {
        for (const b of colors.slice(i + 1)) {
          expect(distance(seenBy(kind, a), seenBy(kind, b)), `${a} and ${b}`).toBeGreaterThan(least);
        }
      }
    }
  });

  it('a ramp starts with the oldest colour and ends with the newest', () => {
    expect(rampColor(theme, 0, 4)).toBe(theme.ramp[0]);
    expect(rampColor(theme, 3, 4)).toBe(theme.ramp.at(-1));
    expect(rampColor(theme, 0, 1)).toBe(theme.ramp.at(-1));
    expect(new Set(Array.from({ length: 24 }, (_, i) => rampColor(theme, i, 24))).size).toBe(24);
  });
});

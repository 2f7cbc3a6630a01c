import { expect, it } from 'vitest';
import { chartThemes, curve, lineSeries, stackedBars } from '../index.ts';
import { renderSvg } from './index.ts';

const theme = chartThemes.print;
const chart = {
  labels: ['Mon', 'Tue'],
  series: [
    { key: 'a', label: 'A', values: [1, 2] },
    { key: 'b', label: 'B', values: [2, null] },
  ],
  format: String,
};

it.each([
  ['lines', lineSeries(theme, chart)],
  ['stacks', stackedBars(theme, chart)],
  [
    'curves',
    curve(theme, {
      curves: [
        {
          key: 'a',
          label: 'A',
          points: [
            { x: 0, y: 1 },
            { x: 9, y: 0.5 },
          ],
        },
      ],
      formatX: String,
      formatY: String,
      mark: { y: 0.5, label: 'half' },
    }),
  ],
])('%s are drawn without a browser, standing alone', (_, option) => {
  const svg = renderSvg(option, { width: 320, height: 200 });
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 320 200"/);
  expect(svg).toContain('<path');
  expect(svg).not.toMatch(/<style|<script|href=/);
});

it('writes names escaped', () => {
  const svg = renderSvg(lineSeries(theme, { ...chart, labels: ['<script>', 'b'] }), { width: 320, height: 200 });
  expect(svg).toContain('&lt;script&gt;');
});

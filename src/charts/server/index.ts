import { init } from '../engine/index.ts';
import type { ChartOption } from '../frame.ts';

/** Draws a picture as a standing SVG text, without a browser: for the report. Sizes in CSS pixels. */
export function renderSvg(option: ChartOption, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

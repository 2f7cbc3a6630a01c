import { init } from '../engine/index.ts';
import type { ChartOption } from '../frame.ts';

/** The SVG painter; ECharts' own `renderToSVGString` does not pass on the two switches. */
interface SvgPainter {
  renderToString(options: { useViewBox: boolean; cssAnimation: boolean; cssEmphasis: boolean }): string;
}

/** Draws a picture as a standing SVG text, without a browser and without styles: for the report. Sizes in CSS pixels. */
export function renderSvg(option: ChartOption, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption({ ...option, animation: false });
    const painter = chart.getZr().painter as unknown as SvgPainter;
    return painter.renderToString({ useViewBox: true, cssAnimation: false, cssEmphasis: false });
  } finally {
    chart.dispose();
  }
}

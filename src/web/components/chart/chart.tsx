import { useEffect, useRef, useState } from 'react';
import type { EChartsType } from '../../../charts/engine/index.ts';
import type { ChartOption, ChartTheme } from '../../../charts/index.ts';
import { partOfApp } from '../../api/index.ts';
import { PartError } from '../states/index.ts';
import styles from './chart.module.css';
import { useChartTheme } from './use-chart-theme.ts';

/** What was clicked: where in its series, and the key the builder put there. */
export interface ChartPick {
  dataIndex: number;
  seriesId: string;
  key: string | undefined;
}

interface Props {
  /** Builds the picture for the colours of the page; memoise it. */
  draw: (theme: ChartTheme) => ChartOption;
  /** The picture in a sentence, for those who cannot see it. */
  label: string;
  height?: number;
  onPick?: (pick: ChartPick) => void;
}

interface EngineEvent {
  dataIndex?: number;
  seriesId?: string;
  data?: unknown;
}

/** Clicks on a bar, dot or area say which; elsewhere in the plot (beside a thin line), which bucket of time. */
function listen(chart: EChartsType, onPick: (pick: ChartPick) => void) {
  chart.on('click', (event) => {
    const { dataIndex, seriesId, data } = event as EngineEvent;
    const key = typeof data === 'object' && data !== null && 'key' in data ? String(data.key) : undefined;
    if (dataIndex !== undefined) onPick({ dataIndex, seriesId: seriesId ?? '', key });
  });
  chart.getZr().on('click', ({ target, offsetX, offsetY }) => {
    const place = [offsetX, offsetY];
    if (target || !chart.containPixel('grid', place)) return;
    const [dataIndex] = chart.convertFromPixel('grid', place);
    if (dataIndex !== undefined) onPick({ dataIndex: Math.round(dataIndex), seriesId: '', key: undefined });
  });
}

/** A picture. The chart library is fetched when the first one is shown. */
export function Chart({ draw, label, height = 280, onPick }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const theme = useChartTheme();
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let live: EChartsType | null = null;
    let gone = false;
    let observer: ResizeObserver | null = null;
    const resize = () => live?.resize();
    // What was folded has had no size until now, and paper waits for no frame.
    const print = () => {
      resize();
      live?.getZr().flush();
    };
    window.addEventListener('beforeprint', print);
    partOfApp(import('../../../charts/engine/index.ts')).then(({ init }) => {
      if (gone) return;
      live = init(element, null, { renderer: 'svg' });
      listen(live, (picked) => pick.current?.(picked));
      observer = new ResizeObserver(resize);
      observer.observe(element);
      setChart(live);
    }, setFailure);
    return () => {
      gone = true;
      window.removeEventListener('beforeprint', print);
      observer?.disconnect();
      live?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    chart?.setOption(draw(theme), { notMerge: true });
  }, [chart, draw, theme]);

  if (failure !== undefined) {
    return (
      <div style={{ minHeight: height }}>
        <PartError error={failure} />
      </div>
    );
  }
  return (
    <div
      ref={holder}
      className={onPick ? `${styles.chart} ${styles.pickable}` : styles.chart}
      style={{ height }}
      role="img"
      aria-label={label}
      data-drawn={chart !== null}
    />
  );
}

/** One named row of values over shared buckets. A null is a gap, never a zero. */
export interface ChartSeries {
  key: string;
  label: string;
  values: readonly (number | null)[];
  /** Said in the tooltip beside a value: "n = 12", "only 2 rows". */
  notes?: readonly (string | undefined)[];
  /** Left out: the palette's next. */
  color?: string;
  /** Thin and dashed: a context, not the matter itself. */
  secondary?: boolean;
}

export interface TimeChart {
  /** Axis text of each bucket. */
  labels: readonly string[];
  /** Name of each bucket in the tooltip; `labels` when left out. */
  longLabels?: readonly string[];
  series: readonly ChartSeries[];
  /** Values for people (tooltip), and short on the axis. */
  format: (value: number) => string;
  tick?: (value: number) => string;
  /** Distance of the marks on the value axis; left out: round numbers. */
  step?: number;
  /** Buckets (by index) that are not whole, each with what there is of it; drawn paler or hollow. */
  partial?: ReadonlyMap<number, string>;
}

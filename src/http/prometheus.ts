/** Seconds; upper bounds of the histogram's buckets. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Gauge {
  name: string;
  help: string;
  values: { labels?: Record<string, string>; value: number }[];
}

interface Timing {
  counts: number[];
  sum: number;
  total: number;
}

const escape = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
const labelled = (labels: Record<string, string>) => {
  const entries = Object.entries(labels);
  return entries.length ? `{${entries.map(([key, value]) => `${key}="${escape(value)}"`).join(',')}}` : '';
};

/** Counts and times requests by endpoint (never by URL, so that labels stay few) in Prometheus' text format. */
export function createPrometheus() {
  const requests = new Map<string, { labels: Record<string, string>; count: number }>();
  const timings = new Map<string, Timing>();

  return {
    observe(endpoint: string, request: { method: string; status: number; cache: string; seconds: number }): void {
      const labels = { endpoint, method: request.method, status: String(request.status), cache: request.cache };
      const key = JSON.stringify(labels);
      const counter = requests.get(key) ?? { labels, count: 0 };
      counter.count += 1;
      requests.set(key, counter);
      const timing = timings.get(endpoint) ?? { counts: BUCKETS.map(() => 0), sum: 0, total: 0 };
      BUCKETS.forEach((bound, index) => {
        if (request.seconds <= bound) timing.counts[index] = (timing.counts[index] ?? 0) + 1;
      });
      timing.sum += request.seconds;
      timing.total += 1;
      timings.set(endpoint, timing);
    },

    render(gauges: Gauge[]): string {
      const lines = [
        '# HELP wheelhouse_http_requests_total Requests answered.',
        '# TYPE wheelhouse_http_requests_total counter',
      ];
      for (const { labels, count } of requests.values())
        lines.push(`wheelhouse_http_requests_total${labelled(labels)} ${count}`);
      const name = 'wheelhouse_http_request_duration_seconds';
      lines.push(`# HELP ${name} Time to answer.`, `# TYPE ${name} histogram`);
      for (const [endpoint, { counts, sum, total }] of timings) {
        BUCKETS.forEach((bound, index) =>
          lines.push(`${name}_bucket${labelled({ endpoint, le: String(bound) })} ${counts[index]}`),
        );
        lines.push(`${name}_bucket${labelled({ endpoint, le: '+Inf' })} ${total}`);
        lines.push(`${name}_sum${labelled({ endpoint })} ${sum}`, `${name}_count${labelled({ endpoint })} ${total}`);
      }
      for (const gauge of gauges) {
        lines.push(`# HELP ${gauge.name} ${gauge.help}`, `# TYPE ${gauge.name} gauge`);
        for (const { labels = {}, value } of gauge.values) lines.push(`${gauge.name}${labelled(labels)} ${value}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

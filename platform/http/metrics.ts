/** Counters and durations in the text format of Prometheus; labels never hold personal data. */
export interface Metrics {
  observe(route: string, method: string, status: number, seconds: number): void
  gauge(name: string, help: string, read: () => number): void
  text(): string
}

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10]

interface Series {
  readonly labels: string
  readonly buckets: number[]
  count: number
  sum: number
}

export function createMetrics(): Metrics {
  const series = new Map<string, Series>()
  const gauges: { name: string; help: string; read: () => number }[] = []
  return {
    observe(route, method, status, seconds) {
      const labels = `route="${route}",method="${method}",status="${Math.floor(status / 100)}xx"`
      let one = series.get(labels)
      if (!one) series.set(labels, (one = { labels, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 }))
      BOUNDS.forEach((bound, i) => seconds <= bound && one.buckets[i]!++)
      one.count++
      one.sum += seconds
    },
    gauge: (name, help, read) => gauges.push({ name, help, read }),
    text: () => [...gauges.flatMap(gaugeLines), ...histogramLines([...series.values()]), ''].join('\n'),
  }
}

function gaugeLines({ name, help, read }: { name: string; help: string; read: () => number }): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`]
}

function histogramLines(all: readonly Series[]): string[] {
  const name = 'throughline_request_seconds'
  return [
    `# HELP ${name} Time from request to answer`,
    `# TYPE ${name} histogram`,
    ...all.flatMap(({ labels, buckets, count, sum }) => [
      ...BOUNDS.map((bound, i) => `${name}_bucket{${labels},le="${bound}"} ${buckets[i]}`),
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum.toFixed(6)}`,
      `${name}_count{${labels}} ${count}`,
    ]),
  ]
}

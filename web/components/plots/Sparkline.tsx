/** A run of numbers as a line within a sentence or a cell; `label` says it in words. */
export interface SparklineProps {
  readonly values: readonly number[]
  readonly label: string
  readonly width?: number
  readonly height?: number
}

/**
 * The shape of a series, without axes.
 *
 * @example <Sparkline values={monthly} label="Incidents a month, 2024: from 22 to 20, highest 36" />
 */
export function Sparkline({ values, label, width = 96, height = 22 }: SparklineProps) {
  const low = Math.min(0, ...values)
  const span = Math.max(...values, low + 1) - low
  const step = (width - 6) / Math.max(values.length - 1, 1)
  const at = (value: number, place: number) =>
    [3 + place * step, height - 3 - ((value - low) / span) * (height - 6)] as const
  const points = values.map(at)
  const last = points.at(-1)
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ verticalAlign: 'middle' }}>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--data-fit)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="2.4" fill="var(--data-fit)" />}
    </svg>
  )
}

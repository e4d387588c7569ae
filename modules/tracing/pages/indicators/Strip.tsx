import { useFormats, useMessages } from '#web/messages'
import { text } from './text.ts'

const [WIDTH, HEIGHT, EDGE] = [120, 16, 4]
const at = (day: string) => Date.parse(day) / 86_400_000

/** Days of recoveries on one scale for all lines of the list: what came together stands together. */
export function Strip({ days, from, to }: { days: readonly string[]; from: string; to: string }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const span = Math.max(1, at(to) - at(from))
  const left = (day: string) => EDGE + ((at(day) - at(from)) / span) * (WIDTH - 2 * EDGE)
  const label =
    first === last
      ? t('stripOne', { from: date(first) })
      : t('strip', { from: date(first), to: date(last), count: days.length })
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <line x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line-strong)" strokeWidth={1} />
      {days.map((day, place) => (
        <rect
          key={`${day} ${place}`}
          x={left(day) - 1.5}
          y={3}
          width={3}
          height={HEIGHT - 6}
          fill="var(--data-fit)"
          fillOpacity={0.75}
        />
      ))}
    </svg>
  )
}

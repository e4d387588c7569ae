import { useFormats, useMessages } from '#web/messages'
import type { IndicatorGun } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './indicators.module.css'

const [WIDTH, ROW, TOP, LABEL, EDGE] = [800, 20, 22, 210, 12]
const SHOWN = 40
const dayOf = (day: string) => Date.parse(`${day}-01-01`.slice(0, 10)) / 86_400_000

/** Each gun from its first sale to its recovery, to one scale of days. The table below says the same. */
export function Timeline({ guns }: { guns: readonly IndicatorGun[] }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const shown = guns
    .filter(({ recoveredOn }) => recoveredOn !== null)
    .toSorted((one, other) =>
      (one.purchasedOn ?? one.recoveredOn!) < (other.purchasedOn ?? other.recoveredOn!) ? -1 : 1,
    )
    .slice(0, SHOWN)
  if (shown.length === 0) return null
  const days = shown.flatMap(({ purchasedOn, recoveredOn }) =>
    [purchasedOn, recoveredOn].flatMap((day) => (day === null ? [] : dayOf(day))),
  )
  const [from, to] = [Math.min(...days), Math.max(...days, Math.min(...days) + 30)]
  const x = (day: string) => LABEL + EDGE + ((dayOf(day) - from) / (to - from)) * (WIDTH - LABEL - 2 * EDGE)
  const height = TOP + shown.length * ROW + 4
  return (
    <svg
      className={styles['timeline']}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${t('timeline')}: ${shown.length}`}
    >
      {ticksOf(from, to).map((day) => (
        <g key={day}>
          <line x1={x(day)} x2={x(day)} y1={TOP - 6} y2={height} stroke="var(--line)" />
          <text x={x(day)} y={10} textAnchor="middle">
            {date(day.endsWith('-01-01') ? day.slice(0, 4) : day.slice(0, 7))}
          </text>
        </g>
      ))}
      {shown.map((gun, place) => (
        <GunLine key={gun.recoveryId} gun={gun} x={x} y={TOP + place * ROW + ROW / 2} />
      ))}
    </svg>
  )
}

function GunLine({ gun, x, y }: { gun: IndicatorGun; x: (day: string) => number; y: number }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const { purchasedOn: sold, recoveredOn: on } = gun
  const [, model] = gun.gun.split(', ')
  return (
    <g>
      <title>
        {t('gunLine', {
          gun: gun.gun,
          serial: gun.serial,
          sold: sold ? `${t('sold')} ${date(sold)}` : t('saleUnknown'),
          on: date(on!),
        })}
      </title>
      <text x={0} y={y + 4}>
        {shorten(`${model ?? gun.gun} ${gun.serial}`)}
      </text>
      {sold && <line x1={x(sold)} x2={x(on!)} y1={y} y2={y} stroke="var(--data-fit)" strokeWidth={1.5} />}
      {sold && (
        <circle
          cx={x(sold)}
          cy={y}
          r={3.6}
          fill="var(--surface)"
          stroke="var(--data-fit)"
          strokeWidth={1.5}
        />
      )}
      <rect x={x(on!) - 3.6} y={y - 3.6} width={7.2} height={7.2} fill="var(--ink)" />
    </g>
  )
}

const shorten = (words: string): string => (words.length > 32 ? `${words.slice(0, 31)}…` : words)

/** First days of years, or of months where all lies within two years; as few as can be read. */
function ticksOf(from: number, to: number): string[] {
  const months = to - from < 730
  const first = new Date(from * 86_400_000)
  const ticks: string[] = []
  for (
    let at = Date.UTC(first.getUTCFullYear(), months ? first.getUTCMonth() + 1 : 12, 1);
    at / 86_400_000 <= to;
    at = next(at, months)
  )
    ticks.push(new Date(at).toISOString().slice(0, 10))
  const every = Math.ceil(ticks.length / 7)
  return ticks.filter((_, place) => place % every === 0)
}

function next(at: number, months: boolean): number {
  const day = new Date(at)
  return Date.UTC(day.getUTCFullYear() + (months ? 0 : 1), day.getUTCMonth() + (months ? 1 : 0), 1)
}

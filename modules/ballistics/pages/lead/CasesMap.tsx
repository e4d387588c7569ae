import { useFormats } from '#web/messages'
import type { Lead } from '../../contract/index.ts'
import { caseWords } from '../leads/columns.tsx'
import { standingKey, useLeadSay } from '../leads/say.ts'
import { daysApart, kilometres, placeOf, roundReach } from './apart.ts'
import { standingOf, useLeadText } from './say.ts'
import styles from './lead.module.css'

const [WIDTH, HEIGHT, EDGE] = [348, 170, 44]
/** Kilometres to a degree of latitude. */
const DEGREE = 111.2

/** Where the two cases lay to each other, north up and to scale: a hit solid, a lead dashed. */
export function CasesMap({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const say = useLeadSay()
  const { number } = useFormats()
  const [one, two] = [placeOf(lead.one), placeOf(lead.two)]
  if (!one || !two) return null
  const km = kilometres(one, two)
  const east =
    (two.longitude - one.longitude) * DEGREE * Math.cos(((one.latitude + two.latitude) / 2) * (Math.PI / 180))
  const north = (two.latitude - one.latitude) * DEGREE
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(Math.abs(east), 0.1),
    (HEIGHT - 2 * EDGE) / Math.max(Math.abs(north), 0.1),
  )
  const at = (side: -1 | 1) => ({
    x: WIDTH / 2 + (side * east * scale) / 2,
    y: (HEIGHT - 14) / 2 - (side * north * scale) / 2,
  })
  const [from, to] = [at(-1), at(1)]
  const reach = roundReach(90 / scale)
  const reachWords = reach < 1 ? `${number(reach * 1_000)} m` : `${number(reach)} km`
  return (
    <figure className={styles['figure']}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles['map']}
        role="img"
        aria-label={t('mapLabel', { number: lead.number })}
      >
        <line
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          data-standing={standingKey(standingOf(lead)).slice(6)}
        />
        <Place {...from} label={caseWords(say, lead.one)} above={from.y <= to.y} />
        <Place {...to} label={caseWords(say, lead.two)} above={to.y < from.y} />
        <path d={`M12 ${HEIGHT - 14}v5h${reach * scale}v-5`} fill="none" />
        <text x={18 + reach * scale} y={HEIGHT - 7}>
          {reachWords}
        </text>
      </svg>
      <figcaption className={styles['caption']}>
        <Apart lead={lead} km={km} />
      </figcaption>
    </figure>
  )
}

function Place({ x, y, label, above }: { x: number; y: number; label: string; above: boolean }) {
  const anchor = x < WIDTH / 4 ? 'start' : x > (WIDTH * 3) / 4 ? 'end' : 'middle'
  return (
    <>
      <circle cx={x} cy={y} r={4} />
      <text
        x={x + (anchor === 'start' ? -4 : anchor === 'end' ? 4 : 0)}
        y={y + (above ? -10 : 20)}
        textAnchor={anchor}
      >
        {label}
      </text>
    </>
  )
}

function Apart({ lead, km }: { lead: Lead; km: number }) {
  const t = useLeadText()
  const { number } = useFormats()
  const days = daysApart(lead.one, lead.two)
  return [
    t('apart', {
      distance: km < 1 ? `${number(Math.round(km * 100) * 10)} m` : `${number(km, km < 10 ? 1 : 0)} km`,
    }),
    days !== null && (days === 0 ? t('sameDay') : t('apartTime', { count: days })),
  ]
    .filter(Boolean)
    .join(', ')
}

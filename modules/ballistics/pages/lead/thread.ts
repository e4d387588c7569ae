import type { Formats, Say } from '#web/messages'
import type { ThreadStep } from '#web/page'
import type { Lead } from '../../contract/index.ts'
import type { text } from './text.ts'

type T = Say<(typeof text)['en']>

/** The thread of a lead: two readings, the lead, everyone told, examined, hit. */
export function threadOf(t: T, formats: Formats, lead: Lead): ThreadStep[] {
  const day = (at: string) => short(formats, at)
  const [first] = lead.pairs.flatMap((pair) => pair.readings)
  const step = (title: string, at: string | null | undefined, now: boolean): ThreadStep => ({
    title,
    ...(at && { detail: day(at) }),
    state: at ? 'done' : now ? 'now' : 'later',
  })
  const steps = [step(t('stepFirst'), first?.at, false)]
  if (lead.state === 'not-agreed') return [...steps, ended(t('stepNotAgreed'), lead, day)]
  steps.push(step(t('stepLead'), lead.madeAt, lead.madeAt === null))
  if (lead.state === 'withdrawn') return [...steps, ended(t('stepWithdrawn'), lead, day)]
  steps.push(step(t('stepTold'), lead.toldAt, lead.madeAt !== null))
  const examined = lead.examinations.at(-1)?.recordedAt
  if (lead.state === 'not-confirmed') return [...steps, ended(t('stepNot'), lead, day)]
  steps.push(step(t('stepExamined'), examined, lead.toldAt !== null))
  const confirmed = lead.state === 'confirmed'
  return [...steps, step(t(lead.knownLink ? 'stepKnown' : 'stepHit'), confirmed ? examined : null, false)]
}

/** The year stands in the history; the thread has room for day and month. */
const short = ({ day }: Formats, at: string) => day(at).replace(/ \d{4}$/, '')

function ended(title: string, lead: Lead, day: (at: string) => string): ThreadStep {
  const at = lead.events.findLast((one) => one.kind === lead.state)?.at
  return { title, ...(at && { detail: day(at) }), state: 'now' }
}

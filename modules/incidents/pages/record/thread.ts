import type { ThreadStep } from '#web/page'
import type { Incident } from '../../contract/index.ts'
import { localMs, placeOffset, wallClock } from './moments.ts'
import { spanWords } from './say.ts'
import type { Sentences } from './say.ts'

const CASE = {
  open: { step: 'stepOpen', state: 'now' },
  inactive: { step: 'stepInactive', state: 'now' },
  'cleared-by-arrest': { step: 'stepCleared', state: 'done' },
  'cleared-exceptionally': { step: 'stepCleared', state: 'done' },
  unfounded: { step: 'stepUnfounded', state: 'done' },
} as const

/** Steps of the thread that this record knows of; what it does not know is left out. */
export function threadSteps(say: Sentences, incident: Incident): ThreadStep[] {
  const { t, formats } = say
  const { occurredOn, occurredTime, reportedAt, alerts, status, statusOn } = incident
  const offset = placeOffset(incident)
  const began = localMs(occurredOn, occurredTime, offset)
  const day = occurredOn.length === 10
  /** Time since the shooting; only where the day of it is known. */
  const after = (ms: number) => (day && ms >= began ? spanWords(say, ms - began) : undefined)
  const done = (title: string, detail?: string): ThreadStep =>
    detail === undefined ? { title, state: 'done' } : { title, detail, state: 'done' }

  // Many alerts may belong to one shooting; the thread starts from the first.
  const alertSteps = alerts.slice(0, 1).map(({ alertedAt }) => {
    const at = Date.parse(alertedAt)
    return {
      at,
      step: done(t('stepAlert'), occurredTime && at >= began ? after(at) : wallClock(alertedAt).time),
    }
  })
  const arrests = incident.suspects.flatMap(({ arrestedOn }) => (arrestedOn ? [arrestedOn] : [])).toSorted()
  const first = arrests[0]
  const steps = [
    ...alertSteps.filter(({ at }) => at < began).map(({ step }) => step),
    done(t('stepScene'), occurredTime ?? formats.date(occurredOn)),
    ...alertSteps.filter(({ at }) => at >= began).map(({ step }) => step),
    ...(reportedAt ? [done(t('stepReported'), after(Date.parse(reportedAt)))] : []),
    done(
      t(incident.source === 'entered' ? 'stepEntered' : 'stepImported'),
      after(Date.parse(incident.recordedAt)),
    ),
    ...(first ? [done(t('stepArrest'), after(localMs(first, null, offset)) ?? formats.date(first))] : []),
  ]
  if (!status) return steps
  const { step, state } = CASE[status]
  return [...steps, { title: t(step), state, ...(statusOn && { detail: formats.date(statusOn) }) }]
}

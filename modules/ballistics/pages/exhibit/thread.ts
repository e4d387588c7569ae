import type { Say } from '#web/messages'
import type { ThreadStep } from '#web/page'
import type { Exhibit } from '../../contract/index.ts'
import { dayWords } from '../moment.ts'
import type { RoomSay } from '../say.ts'
import type { text } from './text.ts'

/** From the scene to the review of its candidates; what a person decided stands at the step where it ended. */
export function threadSteps(
  t: Say<(typeof text)['en']>,
  { code, formats }: RoomSay,
  exhibit: Exhibit,
): ThreadStep[] {
  const day = (at: string | null) => (at === null ? undefined : dayWords(formats, at))
  const ended = exhibit.acquiredAt === null && exhibit.triage !== null && exhibit.triage !== 'enter'
  const steps = [
    { title: t('stepCollected'), at: exhibit.collectedAt },
    { title: t('stepReceived'), at: exhibit.receivedAt },
    {
      title: t('stepTriaged'),
      at: exhibit.triagedAt,
      detail: ended ? code(`triage.${exhibit.triage!}`) : day(exhibit.triagedAt),
    },
    { title: t('stepEntered'), at: exhibit.acquiredAt },
    { title: t('stepSearched'), at: exhibit.searchedAt },
    { title: t('stepReviewed'), at: exhibit.reviewedAt },
  ]
  // A later step that is done says that those before it are, though nobody wrote down when.
  const last = steps.findLastIndex(({ at }) => at !== null)
  return steps.map(({ title, at, detail = day(at) }, index) => ({
    title,
    state: index <= last ? 'done' : index === last + 1 && !ended ? 'now' : 'later',
    ...(detail !== undefined && { detail }),
  }))
}

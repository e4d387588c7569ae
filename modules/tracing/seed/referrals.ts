import type { Tx } from '#platform/db'
import type { ReferralOutcome } from '../contract/index.ts'
import { listIndicatorRows } from '../store/indicators/list.ts'
import { decideIndicator } from '../service/indicators/list.ts'
import { draftReferral, followReferral, sendReferral } from '../service/referrals/write.ts'

type Follow = readonly [
  step: 'acknowledged' | 'accepted' | 'declined' | 'closed' | 'withdrawn',
  daysAgo: number,
  words: string,
  outcome?: ReferralOutcome,
]

interface Story {
  readonly rule: 'multiple-sale' | 'dealer-volume' | 'theft-lot' | 'repeat-purchaser'
  readonly count: number
  readonly receiver: 'trafficking-unit' | 'atf'
  readonly name: string
  readonly request: string
  readonly sentDaysAgo: number | null
  readonly news: readonly Follow[]
}

/** What became of some of the indicators of the invented city. */
const STORIES: readonly Story[] = [
  {
    rule: 'multiple-sale',
    count: 2,
    receiver: 'atf',
    name: 'ATF Alder Bay Field Office',
    request: 'Please look at the dealers’ records of these sales, and for others by the same purchasers.',
    sentDaysAgo: 96,
    news: [
      ['acknowledged', 91, 'Received by the duty agent'],
      ['accepted', 82, 'Opened with the state police'],
      ['closed', 12, 'Two people charged; nine further guns found', 'charges'],
    ],
  },
  {
    rule: 'dealer-volume',
    count: 1,
    receiver: 'atf',
    name: 'ATF Industry Operations',
    request: 'Please consider this dealer when inspections are planned.',
    sentDaysAgo: 40,
    news: [['acknowledged', 33, 'On the list for the coming quarter']],
  },
  {
    rule: 'theft-lot',
    count: 1,
    receiver: 'trafficking-unit',
    name: 'Firearms Trafficking Unit',
    request: '',
    sentDaysAgo: null,
    news: [],
  },
]

const DAY_MS = 86_400_000

/** Refers some indicators of the invented city, and dismisses one. */
export async function seedReferrals(tx: Tx, now = new Date()): Promise<void> {
  const dayBefore = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10)
  for (const story of STORIES) {
    const rows = await listIndicatorRows(tx, { rule: story.rule, state: 'new', limit: story.count })
    if (rows.length === 0) continue
    const begun = new Date(now.getTime() - (story.sentDaysAgo ?? 0) * DAY_MS)
    const words = {
      indicatorIds: rows.map(({ id }) => id),
      content: {
        receiver: story.receiver,
        receiverName: story.name,
        contact: '',
        narrative: rows.map(({ title, sentence }) => `${title}. ${sentence}`).join('\n\n'),
        request: story.request,
      },
    }
    const { row } = await draftReferral(tx, words, begun)
    if (story.sentDaysAgo === null) continue
    const sent = { version: row.version, on: dayBefore(story.sentDaysAgo), correction: '' }
    let { version } = (await sendReferral(tx, row.id, sent)).row
    for (const [step, days, words, outcome = null] of story.news)
      ({ version } = (
        await followReferral(tx, row.id, { version, step, on: dayBefore(days), words, outcome })
      ).row)
  }
  const [other] = await listIndicatorRows(tx, { rule: 'other-hands', state: 'new', limit: 1 })
  if (other)
    await decideIndicator(tx, other.id, {
      version: other.version,
      decision: 'dismissed',
      reason: 'The purchaser lives with the person it was recovered from; the gun was at home.',
    })
}

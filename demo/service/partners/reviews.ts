import { logNormal, type Chance } from '../../chance/index.ts'
import type { AgencyKey, City } from '../../city/types.ts'
import type { Life, Minute } from '../../life/types.ts'
import type { Recommendation, Review } from '../types.ts'
import { factorsOf } from './factors.ts'
import { REMEDIES, type Remedy } from './remedies.ts'

const DAY = 1440
/** Reviews begin when the table has met and agreed: three months into five years, a month into one. */
const firstOf = (days: number) => Math.min(90, Math.round(0.1 * days)) * DAY

const TABLE: readonly (readonly [agency: AgencyKey, share: number])[] = [
  ['police', 1], ['prevention', 1], ['prosecutor', 0.94], ['health', 0.83], ['community', 0.78], ['hospital', 0.62],
  ['schools', 0.48], ['atf', 0.4], ['laboratory', 0.27], ['sheriff', 0.33],
] // prettier-ignore

/**
 * Deep reviews of shootings with somebody hurt, on a Wednesday one to three months later: most of the fatal
 * ones and about a third of the others.
 */
export function holdReviews(chance: Chance, city: City, life: Life): Review[] {
  const end = life.days * DAY
  const held: Omit<Review, 'id'>[] = []
  for (const shooting of life.shootings) {
    if (shooting.kind === 'no-injury' || shooting.agency !== 'police' || shooting.at < firstOf(life.days))
      continue
    if (!chance.happens(shooting.kind === 'fatal' ? 0.82 : 0.32)) continue
    const date = wednesdayAfter(life.begins, shooting.at + logNormal(chance, 45, 0.35) * DAY) + 14 * 60
    if (date >= end) continue
    const agencies = TABLE.filter(([, share]) => chance.happens(share)).map(([agency]) => agency)
    held.push({
      shooting: shooting.id,
      held: date,
      agencies,
      factors: factorsOf(chance, city, life, shooting),
    })
  }
  held.sort((a, b) => a.held - b.held || a.shooting - b.shooting)
  return held.map((review, id) => ({ id, ...review }))
}

/** Midnight of the first Wednesday at or after a minute. */
function wednesdayAfter(begins: string, at: Minute): Minute {
  const first = new Date(begins).getUTCDay()
  const day = Math.ceil(at / DAY)
  return (day + ((3 - ((first + day) % 7) + 7) % 7)) * DAY
}

/** Two reviews in five recommend something; the same remedy is written again only after a year. */
export function recommend(chance: Chance, reviews: readonly Review[], days: number): Recommendation[] {
  const written = new Map<string, Minute>()
  const list: Recommendation[] = []
  for (const review of reviews) {
    if (!chance.happens(0.42)) continue
    const fitting = REMEDIES.filter(({ factor }) => review.factors.includes(factor))
    const fresh = fitting.filter(({ text }) => review.held - (written.get(text) ?? -Infinity) > 365 * DAY)
    for (let n = Math.min(fresh.length, chance.whole(1, 2)); n > 0; n--) {
      const [remedy] = fresh.splice(chance.whole(0, fresh.length - 1), 1)
      written.set(remedy!.text, review.held)
      list.push({ id: list.length, review: review.id, ...followed(chance, remedy!, review.held, days * DAY) })
    }
  }
  return list
}

/**
 * What becomes of it. Owners slip: half of what gets done is done after its date, vague ones and those of
 * agencies far from the table later still; a tenth is declined.
 */
function followed(
  chance: Chance,
  { text, owner, vague }: Remedy,
  held: Minute,
  end: Minute,
): Omit<Recommendation, 'id' | 'review'> {
  const due = held + chance.pick([60, 90, 90, 120, 180, 270]) * DAY
  if (chance.happens(0.1)) {
    const closed = held + chance.whole(14, 70) * DAY
    return closed < end
      ? { text, owner, due, status: 'declined', closed }
      : { text, owner, due, status: 'proposed', closed: null }
  }
  const slow = (vague ? 1.9 : 1) * (owner === 'prevention' || owner === 'police' ? 1 : 1.25)
  const closed = held + Math.round(logNormal(chance, 0.95 * slow, 0.55) * (due - held))
  if (closed < end && !chance.happens(vague ? 0.45 : 0.14))
    return { text, owner, due, status: 'done', closed }
  const accepted = held + chance.whole(14, 60) * DAY
  const begun = held + chance.whole(30, 160) * DAY
  const status = begun < end ? 'under-way' : accepted < end ? 'accepted' : 'proposed'
  return { text, owner, due, status, closed: null }
}

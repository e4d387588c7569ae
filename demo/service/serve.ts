import type { Chance } from '../chance/index.ts'
import type { City } from '../city/types.ts'
import type { Life } from '../life/types.ts'
import { liveForce } from './force/live.ts'
import { grantsOf } from './partners/money.ts'
import { respond } from './partners/responses.ts'
import { holdReviews, recommend } from './partners/reviews.ts'
import type { Program, Service } from './types.ts'

/**
 * What agencies did about a life: the police force and its own troubles (`force/risk.ts` has the causal
 * model), reviews of shootings, what they recommended, money, and answers to shootings. Times are minutes of
 * the life; lists are in order of time.
 */
export function serve(city: City, life: Life, programs: readonly Program[], chance: Chance): Service {
  const root = chance.stream('service')
  const reviews = holdReviews(root.stream('reviews'), city, life)
  return {
    ...liveForce(root.stream('force'), city, life),
    reviews,
    recommendations: recommend(root.stream('recommendations'), reviews, life.days),
    programs,
    grants: grantsOf(root.stream('grants'), programs, life.days),
    responses: respond(root.stream('responses'), life, programs),
  }
}

import { proportionInterval } from '@throughline/crime-statistics'
import type { StepDays, TraceFigures } from '../../contract/index.ts'
import type { AnswerOfMonth, GunOfMonth, RequestOfMonth } from '../../store/measures.ts'

const YEAR = 365
const THREE_YEARS = 1_096

/** The figures of guns, requests and answers of one month or period. */
export function figuresOf(
  guns: readonly GunOfMonth[],
  requests: readonly RequestOfMonth[],
  answers: readonly AnswerOfMonth[],
): TraceFigures {
  const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length
  const recovered = guns.length
  const traced = count(guns, (one) => one.traced)
  const made = count(guns, (one) => one.privately_made)
  const known = count(guns, ({ days }) => days !== null)
  const [one, three] = [YEAR, THREE_YEARS].map((limit) =>
    count(guns, ({ days }) => days !== null && days < limit),
  ) as [number, number]
  const sentBack = count(requests, ({ sent_back: back }) => back)
  const toPurchaser = count(answers, ({ outcome }) => outcome === 'purchaser-identified')
  return {
    recovered,
    traced,
    comprehensive: shareOf(traced, recovered),
    privatelyMade: made,
    privatelyMadeShare: shareOf(made, recovered),
    known,
    unknown: count(guns, ({ days, asked }) => asked && days === null),
    underOneYear: one,
    underOneYearShare: shareOf(one, known),
    underThreeYears: three,
    underThreeYearsShare: shareOf(three, known),
    toRequest: stepDays(guns.filter((gun) => gun.traced).map((gun) => gun.to_request)),
    requested: requests.length,
    sentBack,
    rejection: shareOf(sentBack, requests.length),
    answered: answers.length,
    toPurchaser,
    purchaser: shareOf(toPurchaser, answers.length),
    toResult: stepDays(answers.map(({ days }) => days)),
  }
}

/** A share with its interval; nothing where there is nothing to take a share of. */
function shareOf(part: number, whole: number): TraceFigures['comprehensive'] {
  const { proportion, low, high } = proportionInterval(part, whole)
  return proportion === null ? { value: null, low: null, high: null } : { value: proportion, low, high }
}

/** A day before the one that it follows is a slip, and its length is not known. */
export function stepDays(lengths: readonly (number | null)[]): StepDays {
  const known = lengths.filter((days): days is number => days !== null && days >= 0).sort((a, b) => a - b)
  const at = (share: number) => known[Math.max(0, Math.ceil(known.length * share) - 1)] ?? null
  return { n: known.length, unknown: lengths.length - known.length, median: at(0.5), ninetieth: at(0.9) }
}

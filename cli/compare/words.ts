import type { Method, PairResult } from './pair.ts'

/** What a comparison found, for people: a line, and with `more` its reason and what was done before. */
export function inWords(result: PairResult, method: Method): string[] {
  const head = `${result.a} and ${result.b}`
  if ('problem' in result) return [`${head}: ${result.problem.sentence} ${result.problem.remedy}`]
  const { verdict, reason, preparation } = result
  return [
    `${head}: ${verdict}${scoreOf(result.score)}. ${countsOf(result, method)}`,
    reason,
    ...preparation.a.map((sentence) => `${result.a}: ${sentence}`),
    ...preparation.b.map((sentence) => `${result.b}: ${sentence}`),
    'The score says how much of two surfaces agrees. Whether they are of one origin is for an examiner.',
  ]
}

/** One line for one of many pairs. */
export function inALine(result: PairResult, method: Method): string {
  const names = `${result.a}\t${result.b}`
  if ('problem' in result) return `${names}\tnot compared\t${result.problem.sentence}`
  return `${names}\t${result.verdict}\t${result.score?.toFixed(3) ?? ''}\t${countsOf(result, method)}`
}

const scoreOf = (score: number | null): string => (score === null ? '' : `, score ${score.toFixed(3)}`)

function countsOf(result: Exclude<PairResult, { problem: unknown }>, method: Method): string {
  if (result.kind === 'land')
    return `${result.cmps.join(' and ')} of ${result.segments.join(' and ')} segments agree, correlation ${result.ccf.toFixed(2)}.`
  const { original, high, compared } = result.cmc
  return method === 'highcmc'
    ? `${high} congruent cells by High CMC, of ${compared.join(' and ')} compared.`
    : `${original.join(' and ')} congruent cells, of ${compared.join(' and ')} compared; ${high} by High CMC.`
}

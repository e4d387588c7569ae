import type { Fault } from './index.ts'

const LONGEST_REQUEST = 900
const LONGEST_ANSWER = 400

/** A fault as a person reads it: what is wrong, how often, and the first request that showed it. */
export function inWords({ route, what, times, at, asker, sent, answer }: Fault): string {
  const { method, url, headers, payload } = sent
  const request = JSON.stringify({ method, url, headers, payload: String(payload ?? '') })
  return [
    `${route} ${what} (${times} times; first in request ${at}, by ${asker})`,
    `  ${request.slice(0, LONGEST_REQUEST)}`,
    `  ${answer.slice(0, LONGEST_ANSWER)}`,
  ].join('\n')
}

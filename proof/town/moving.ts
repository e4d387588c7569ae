/** Times of sessions and numbers of requests, which differ between any two answers. */
const OF_SESSION = /"(lastSeenAt|seenAt|requestId|confirmedUntil)":("[^"]*"|null)/g

/** Moments in JSON, and in the two places where a PDF says when it was made. */
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\(D:\d{14}Z\)/g

/** The name by which a PDF is told from another, made of its title and the moment it was written. */
const NAME_OF_PDF = /\/ID \[[^\]]*\]/g

/** When something would be due that begins now: its day is compared, the hour moves with the clock. */
const DUE_IF_NOW = /"dueIfNow":\[[^\]]*\]/g

/** Fields that say when the answer was worked out. A day, such as the last one of the data, is not among them. */
const READ_AT = /"(asOf|at)":"([^"]*)"|<xmp:\w+Date>[^<]*|\(D:\d{14}Z\)/g

/** No answer takes as long. */
const NEAR_MS = 10_000

/**
 * An answer without what a clock moves, so that two of them can be compared. Moments of reading are left out only where
 * they are of now: a moment that a record gave stays, whatever its field is called.
 */
export function withoutMoving(text: string, now = Date.now()): string {
  return text
    .replace(OF_SESSION, '')
    .replace(NAME_OF_PDF, '')
    .replace(DUE_IF_NOW, (due) => due.replace(/T[^"]*Z/g, ''))
    .replace(READ_AT, (whole) => whole.replace(MOMENT, (moment) => (isNow(moment, now) ? 'now' : moment)))
}

function isNow(moment: string, now: number): boolean {
  const at = Date.parse(
    moment.replace(/^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  return Math.abs(at - now) < NEAR_MS
}

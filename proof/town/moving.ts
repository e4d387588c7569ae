/** What a clock moves by itself: times of sessions, numbers of requests, the moment of a reading or of a document, and what counts from it. */
const MOVING =
  /"(lastSeenAt|seenAt|requestId|confirmedUntil|asOf)":("[^"]*"|null)|"dueIfNow":\[[^\]]*\]|(?<="backlog":\{)"at":"[^"]*"|\(D:\d{14}Z\)|<xmp:\w+Date>[^<]*|\/ID \[[^\]]*\]/g

/** An answer without what a clock moves, so that two of them can be compared. */
export const withoutMoving = (text: string): string => text.replace(MOVING, '')

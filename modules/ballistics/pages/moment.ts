import type { Formats } from '#web/messages'

/** A moment of evidence in words: its day, and its time where that is known. */
export const momentWords = (formats: Formats, at: string): string =>
  at.length > 10 ? formats.moment(at) : formats.date(at)

/** The same short, for a thread: its day. */
export const dayWords = (formats: Formats, at: string): string =>
  at.length > 10 ? formats.day(at) : formats.date(at)

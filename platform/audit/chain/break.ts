import type { Head } from './heads.ts'
import { link } from './rows.ts'

/** The first place at which the audit is not what was written. */
export interface Break {
  readonly kind:
    | 'edited'
    | 'seal-edited'
    | 'replaced'
    | 'deleted'
    | 'gap'
    | 'rewritten'
    | 'truncated'
    | 'signature'
    | 'contents'
  /** Position in the chain, if it is known. */
  readonly seq: number | null
  readonly eventId: number | null
  readonly sentence: string
}

interface Misfit {
  readonly seq: number
  readonly eventId: number
  readonly stored: Buffer
  readonly computed: Buffer
}

interface Following {
  readonly row: Buffer
  readonly stored: Buffer
  readonly adjoining: boolean
}

type At = Pick<Head, 'seq' | 'at'>

/** What was found, in words. */
export const breakAt = {
  /**
   * A row that does not fit its hash. If the position after it continues the stored hash, the chain goes on and the
   * row is not the one that was sealed here; if it continues the hash computed from the row, the stored hash was
   * edited; if neither, something was put between.
   */
  mismatch({ seq, eventId, stored, computed }: Misfit, next: Following | undefined): Break {
    const continues = (hash: Buffer) =>
      next !== undefined &&
      next.adjoining &&
      next.row.readInt32BE(0) >= 0 &&
      link(hash, next.row).equals(next.stored)
    if (!next || continues(stored))
      return {
        kind: 'edited',
        seq,
        eventId,
        sentence: `Event ${eventId} at position ${seq} is not what was sealed there: it was edited, or a row was exchanged or removed.`,
      }
    if (continues(computed))
      return {
        kind: 'seal-edited',
        seq,
        eventId,
        sentence: `The seal at position ${seq} was edited; its event ${eventId} still fits the chain.`,
      }
    return {
      kind: 'replaced',
      seq,
      eventId,
      sentence: `Position ${seq} (event ${eventId}) does not continue the chain, nor does the next one: a row was inserted here, or the end was edited.`,
    }
  },
  deleted: (seq: number, eventId: number): Break => ({
    kind: 'deleted',
    seq,
    eventId,
    sentence: `Event ${eventId} at position ${seq} was deleted after it was sealed.`,
  }),
  gap: (first: number, last: number): Break => ({
    kind: 'gap',
    seq: first,
    eventId: null,
    sentence:
      first === last
        ? `Position ${first} is missing from the chain.`
        : `Positions ${first} to ${last} are missing from the chain.`,
  }),
  rewritten: ({ seq, at }: At): Break => ({
    kind: 'rewritten',
    seq,
    eventId: null,
    sentence: `The chain was rewritten: at position ${seq} it differs from the head signed at ${at}.`,
  }),
  truncated: ({ seq, at }: At, end: number): Break => ({
    kind: 'truncated',
    seq: end,
    eventId: null,
    sentence: `The end of the chain was cut off: it ends at position ${end}, but the head signed at ${at} names position ${seq}.`,
  }),
  signature: ({ seq, at }: At, line: number): Break => ({
    kind: 'signature',
    seq,
    eventId: null,
    sentence: `The head in line ${line} (position ${seq}, ${at}) is not signed with the key of this installation.`,
  }),
  contents: (seq: number, eventId: number): Break => ({
    kind: 'contents',
    seq,
    eventId,
    sentence: `The contents kept with event ${eventId} at position ${seq} were changed or removed.`,
  }),
}

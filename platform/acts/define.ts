import type { z } from 'zod'
import type { Permission } from '#contract'
import type { Tx } from '#platform/db'

/** What will be done, as the second person reads it. */
export interface ActWords {
  /** One sentence: "Purge 214 incident records that fell due by 3 Nov 2026". */
  readonly summary: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** What cannot be undone. */
  readonly warning?: string
}

/** The request that is being performed. */
export interface ApprovedAct {
  readonly id: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly reason: string
}

/** An act that one person asks for and another person of the agency decides. */
export interface TwoPersonAct<P> {
  /** `room.verb`, unique in the house. */
  readonly kind: string
  /** What kind of act it is, in words. */
  readonly title: string
  /** Permission of the person who asks. */
  readonly ask: Permission
  /** Permission of the person who decides, beside `acts.approve`. */
  readonly approve: Permission
  readonly payload: z.ZodType<P>
  /**
   * Pure: everything that is shown stands in the payload, so that what is shown is what is performed. Put
   * names and counts into it.
   */
  readonly describe: (payload: P) => ActWords
  /** What it is about; of each subject one request waits at a time. Everything of a kind unless said. */
  readonly subject?: (payload: P) => string
  /**
   * Does it, in the transaction of the approval and in the name of who approves. Answers an address where
   * it can be seen. Long work is started as a job here.
   */
  readonly perform: (tx: Tx, payload: P, act: ApprovedAct) => Promise<string | null>
}

/** An act whose payload type only its own part knows. */
export interface AnyAct extends Pick<TwoPersonAct<never>, 'kind' | 'title' | 'ask' | 'approve'> {
  readonly words: (payload: unknown) => ActWords
  readonly carryOut: (tx: Tx, payload: unknown, act: ApprovedAct) => Promise<string | null>
}

/** Declares an act; its payload is parsed again when it is shown and performed. */
export function defineAct<P>(act: TwoPersonAct<P>): TwoPersonAct<P> & AnyAct {
  return {
    ...act,
    words: (payload) => act.describe(act.payload.parse(payload)),
    carryOut: (tx, payload, approved) => act.perform(tx, act.payload.parse(payload), approved),
  }
}

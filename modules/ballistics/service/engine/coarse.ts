import { mergeBest, type Candidate, type SearchShard } from '@throughline/topography'
import type { CoarseTask } from './tasks.ts'

/** The coarse pass over some entries. Several join to the same whatever the division was. */
export interface CoarseFound {
  readonly scored: number
  readonly tooLittle: number
  readonly best: readonly Candidate[]
}

export function coarseOf(shard: SearchShard, { ordinals, coarse, keep }: CoarseTask): CoarseFound {
  const side = Math.sqrt(coarse.length / ordinals.length)
  const segment = {
    side,
    coarse,
    ids: [],
    details: [],
    classes: ordinals.map(() => ({})),
  }
  const { scored, tooLittle, best } = shard.coarse({ segment, first: 0, keep })
  return { scored, tooLittle, best: best.map((one) => ({ ...one, ordinal: ordinals[one.ordinal]! })) }
}

export function joinCoarse(parts: readonly CoarseFound[], keep: number): CoarseFound {
  return {
    scored: parts.reduce((sum, part) => sum + part.scored, 0),
    tooLittle: parts.reduce((sum, part) => sum + part.tooLittle, 0),
    best: mergeBest(
      parts.map((part) => part.best),
      keep,
    ),
  }
}

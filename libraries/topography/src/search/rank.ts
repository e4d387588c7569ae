import type { Fit } from './coarse.ts'

/** An entry and where the query fits it. `ordinal` counts the entries of an index from 0, in the order they were added. */
export interface Candidate extends Fit {
  readonly ordinal: number
}

/** The best first; of equals the one that was added first. It is a total order, so that any division of the work sorts alike. */
export function inOrder(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.ordinal - b.ordinal
}

/** Joins what several workers found best: the same list whatever each had looked at. */
export function mergeBest(lists: readonly (readonly Candidate[])[], keep: number): Candidate[] {
  return lists.flat().sort(inOrder).slice(0, keep)
}

/** Keeps the best of many, without holding the others. */
export class Best {
  readonly #keep: number
  #held: Candidate[] = []

  constructor(keep: number) {
    this.#keep = keep
  }

  add(candidate: Candidate): void {
    this.#held.push(candidate)
    if (this.#held.length >= 2 * this.#keep + 16) this.#held = mergeBest([this.#held], this.#keep)
  }

  list(): Candidate[] {
    return mergeBest([this.#held], this.#keep)
  }
}

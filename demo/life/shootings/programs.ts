import type { Program } from '../../service/types.ts'
import type { Minute } from '../types.ts'

/** The planted effects of programs, by block. */
export class Effects {
  readonly #byBlock = new Map<number, Program[]>()

  /** @throws RangeError where a factor is not above 0 and at most 1: shootings are left out, never added. */
  constructor(programs: readonly Program[]) {
    for (const program of programs) {
      if (!(program.effect > 0 && program.effect <= 1)) {
        throw new RangeError(
          `The effect of ${program.name} must be above 0 and at most 1: ${program.effect}.`,
        )
      }
      if (program.effect === 1) continue
      for (const block of program.blocks) {
        const there = this.#byBlock.get(block)
        if (there) there.push(program)
        else this.#byBlock.set(block, [program])
      }
    }
  }

  /** Factor on the rate of shootings in a block at a time. */
  at(block: number, at: Minute): number {
    return (this.#byBlock.get(block) ?? [])
      .filter(({ from, to }) => from <= at && (to === null || at < to))
      .reduce((product, { effect }) => product * effect, 1)
  }
}

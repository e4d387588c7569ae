import type { Chance } from '../../chance/index.ts'
import { dirtRates, type DirtKind } from './rates.ts'

const MISSING = ['', '', '', 'UNK', 'UNKNOWN', '(null)', 'N/A', 'NONE', '-'] as const

/** Lets dirt befall the rows of one file, and remembers what befell the row being written. */
export class Dirt {
  readonly chance: Chance
  #befell: DirtKind[] = []

  constructor(chance: Chance) {
    this.chance = chance
  }

  /** Whether this kind befalls here, at its rate of the table times `more`. */
  befalls(kind: DirtKind, more = 1): boolean {
    if (!this.chance.happens(dirtRates[kind].rate * more)) return false
    this.note(kind)
    return true
  }

  /** Says that a kind befell where the file itself drew it. */
  note(kind: DirtKind): void {
    if (!this.#befell.includes(kind)) this.#befell.push(kind)
  }

  /** What befell since this was last asked. */
  take(): readonly DirtKind[] {
    const befell = this.#befell
    this.#befell = []
    return befell
  }

  /** The text, or one of the ways to say that it is missing. */
  orMissing(text: string, more = 1): string {
    return this.befalls('missing', more) ? this.nothing() : text
  }

  /** One of the ways to say that something is missing. */
  nothing(): string {
    return this.chance.pick(MISSING)
  }
}

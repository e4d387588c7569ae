import type { Chance } from '../../../chance/index.ts'

/**
 * Serial numbers look as each maker's do: `A` is a letter, `9` a digit, anything else stands for itself. All begin
 * with Q or 99, where nobody who knows guns would look for a real one: a demonstration must not name a real gun.
 */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  Glock: ['QAAA999', 'QAAA999', 'QAAA999', 'QAA999'],
  'Smith & Wesson': ['QAA9999', 'QAA9999', 'Q999999'],
  Taurus: ['QAA999999', 'QAA999999', 'QAA99999', '99A999999'],
  Ruger: ['99999-99999', '999-99999', '999-9999999'],
  'Springfield Armory': ['QA999999'],
  'SIG Sauer': ['99A999999', '99Q99999'],
  SCCY: ['Q999999', '999999'],
  Beretta: ['QA999999', 'Q999999A', 'QAA99999'],
  Canik: ['99AA99999'],
  FN: ['QAA9999999'],
  'Hi-Point': ['Q9999999'],
  Mossberg: ['QA999999', 'Q9999999'],
  Lorcin: ['999999'],
}
const ANY = ['Q999999', 'QA99999', '9999999', 'QA999999'] as const
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Numbers that no other gun of the same make bears. */
export class Serials {
  readonly #chance: Chance
  readonly #taken = new Set<string>()

  constructor(chance: Chance) {
    this.#chance = chance.stream('serials')
  }

  draw(make: string): string {
    for (;;) {
      const serial = this.#filled(this.#chance.pick(STYLES[make] ?? ANY))
      const key = `${make}/${serial}`
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return serial
    }
  }

  #filled(style: string): string {
    let serial = ''
    for (let i = 0; i < style.length; i++) {
      const c = style[i]!
      if (c === 'A') serial += LETTERS[this.#chance.whole(0, LETTERS.length - 1)]
      else if (c === '9' && (i > 1 || style.startsWith('Q'))) serial += this.#chance.whole(0, 9)
      else serial += c
    }
    return serial
  }
}

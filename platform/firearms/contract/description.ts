import { calibreKey } from './calibre.ts'
import { importerOf, makeOf } from './make.ts'
import { typeOf } from './type.ts'

/** A firearm that was written in one cell, taken apart. Words, not keys: a person sees what was read from where. */
export interface Described {
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  /** What stands behind the calibre: remarks. */
  readonly rest: string
}

/** Longest name of a maker or a calibre, in words. */
const LONGEST = 4

/**
 * Takes `KEL TEC PF-9 PISTOL 9MM SWITCH ATTACHED` apart: the maker is the longest name at the start that is known,
 * the type the first word that names one, the model stands between, the calibre is the longest after it.
 */
export function readDescription(text: string): Described {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const typeAt = words.findIndex((word, at) => at > 0 && word.length > 2 && isType(typeOf(word)))
  const before = typeAt < 0 ? words : words.slice(0, typeAt)
  const after = typeAt < 0 ? [] : words.slice(typeAt + 1)
  const named = longest(before, (name) => makeOf(name)?.how === 'spelling' || importerOf(name) !== null)
  const make = named || longest(before, (name) => makeOf(name) !== null) || Math.min(1, before.length)
  const shot = longest(after, (name) => calibreKey(name) !== null)
  return {
    make: before.slice(0, make).join(' '),
    model: before.slice(make).join(' '),
    type: typeAt < 0 ? '' : words[typeAt]!,
    calibre: after.slice(0, shot).join(' '),
    rest: after.slice(shot).join(' '),
  }
}

const isType = (key: string | null): boolean => key !== null && key !== 'unknown' && key !== 'other'

/** How many words at the start make up a name that is known, most first. */
function longest(words: readonly string[], known: (name: string) => boolean): number {
  for (let count = Math.min(LONGEST, words.length); count > 0; count--)
    if (known(words.slice(0, count).join(' '))) return count
  return 0
}

import { CALIBRES } from './calibres.ts'
import { compact, listed } from './text.ts'

/** A calibre by the name that this house uses for it. */
export interface Calibre {
  readonly key: string
  readonly name: string
  /** Code of the NCIC gun file; many calibres share one, so records are never joined on it. */
  readonly ncic: string | null
  readonly guns: 'handgun' | 'long-gun' | 'shotgun' | 'any'
  readonly families: readonly string[]
}

const GUNS = { h: 'handgun', l: 'long-gun', g: 'shotgun', a: 'any' } as const
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/CAL(?:IBER|IBRE)?/g, ''],
  [/GAUGE|GUAGE/g, 'GA'],
  [/MAGNUM/g, 'MAG'],
  [/SPECIAL|SPCL/g, 'SPL'],
  [/AUTOMATIC/g, 'AUTO'],
  [/REMINGTON/g, 'REM'],
  [/WINCHESTER/g, 'WIN'],
  [/MILLIMET(?:ER|RE)S?|MIL$/g, 'MM'],
]

const spelled = (text: string): string =>
  WORDS.reduce((words, [word, short]) => words.replaceAll(word, short), compact(text))

const rows = CALIBRES.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Every calibre of the vocabulary, handguns first. */
export const calibres: readonly Calibre[] = rows.map(([key, name, ncic, guns, families]) => ({
  key: key!,
  name: name!,
  ncic: ncic || null,
  guns: GUNS[guns as keyof typeof GUNS],
  families: families!.split(' ').filter(Boolean),
}))

const byKey = new Map(calibres.map((calibre) => [calibre.key, calibre]))
const bySpelling = new Map<string, string>()
for (const [key, name, , , , spellings] of rows)
  for (const text of [name!, ...listed(spellings!)])
    if (!bySpelling.has(spelled(text))) bySpelling.set(spelled(text), key!)
// Keys last: a key such as `10-gauge` must not take what people mean by `10`.
for (const { key } of calibres) if (!bySpelling.has(spelled(key))) bySpelling.set(spelled(key), key)

/**
 * The calibre that a text means, as it is written in property rooms, on trace forms and headstamps: `.40 CAL`, `9X19`,
 * `38 SPL`. Null where the vocabulary cannot tell: nothing is guessed.
 */
export const calibreKey = (text: string | null | undefined): string | null =>
  text ? (bySpelling.get(spelled(text)) ?? null) : null

export const calibreNamed = (key: string | null | undefined): Calibre | undefined =>
  key ? byKey.get(key) : undefined

/** Whether two keys may stand for one gun: equal, or of one family. What is unknown may be anything. */
export function couldBeSameCalibre(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return true
  const families = byKey.get(other)?.families ?? []
  return (byKey.get(one)?.families ?? []).some((family) => families.includes(family))
}

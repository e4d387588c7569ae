import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Which cartridge cases of Fadul et al. 2011 were fired with which slide; with those numbered by slide, ten of them. */
const FADUL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    1: 'f',
    2: 'cm',
    3: 'atz',
    4: 'b',
    5: 'hn',
    6: 'io',
    7: 'rsy',
    8: 'pqx',
    9: 'k',
    10: 'el',
  }).flatMap(([slide, cases]) => cases.split('').map((letter) => [letter, slide])),
)

/** Real scans whose origin is known, beside the repository: they are too large for it. */
export const SETS = ['fadul', 'weller'] as const
export type SetName = (typeof SETS)[number]

export const folderOf = (set: SetName): string =>
  fileURLToPath(new URL(`../../../shared/data/ballistics/cartridge/${set}`, import.meta.url))

/** Whether the scans are there. */
export const scansAreHere = (): boolean => SETS.every((set) => existsSync(folderOf(set)))

export const scansOf = (set: SetName): string[] =>
  readdirSync(folderOf(set))
    .filter((name) => name.endsWith('.x3p'))
    .sort()

/** The slide that a case was fired with, by the name of its scan: `fadul-3-1`, `fadul-z`, `TW04-02`. */
export function slideOf(name: string): string {
  const weller = /^TW(\d\d)-/.exec(name)?.[1]
  if (weller) return `weller ${weller}`
  const [, numbered, letter] = /^fadul-(?:(\d+)-\d|([a-z]))\./.exec(name) ?? []
  const slide = numbered ?? FADUL[letter ?? '']
  if (!slide) throw new Error(`The slide of ${name} is not known.`)
  return `fadul ${slide}`
}

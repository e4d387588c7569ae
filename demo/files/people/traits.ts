import { Chance } from '../../chance/index.ts'
import type { Person, Race, Sex } from '../../life/types.ts'
import type { Dirt } from '../dirt/index.ts'

const LETTERS: Readonly<Record<Race, string>> = {
  black: 'B',
  white: 'W',
  hispanic: 'H',
  asian: 'A',
  other: 'O',
}
const WORDS: Readonly<Record<Race, string>> = {
  black: 'BLACK',
  white: 'WHITE',
  hispanic: 'WHITE HISPANIC',
  asian: 'ASIAN / PACIFIC ISLANDER',
  other: 'OTHER',
}
/** What officers take each other's descriptions for. */
const SEEN: Readonly<Record<Race, readonly Race[]>> = {
  black: ['hispanic', 'other'],
  white: ['hispanic'],
  hispanic: ['white', 'black'],
  asian: ['white', 'other'],
  other: ['white', 'black', 'hispanic'],
}

/** `M` or `F` */
export function writeSex(dirt: Dirt, { sex }: Person): string {
  const other: Sex = sex === 'male' ? 'female' : 'male'
  const written = dirt.befalls('sex-wrong') ? other : sex
  return dirt.orMissing(written === 'male' ? 'M' : 'F', 0.4)
}

/** `B`, `W`, `H`, `A` or `O`; or the word the shooting files use. */
export function writeRace(dirt: Dirt, { race }: Person, as: 'letter' | 'word' = 'letter'): string {
  const seen = dirt.befalls('race-differs') ? dirt.chance.pick(SEEN[race]) : race
  return dirt.orMissing((as === 'letter' ? LETTERS : WORDS)[seen])
}

/** Height as feet and inches in three digits, weight in pounds: of the person, and the same in every file. */
export function bodyOf({ id, sex }: Person): { readonly height: string; readonly weight: string } {
  const chance = new Chance(`body ${id}`)
  const inches = chance.whole(0, 5) + chance.whole(0, 6) + (sex === 'male' ? 64 : 59)
  const weight = chance.whole(105, 190) + chance.whole(0, 60) + (sex === 'male' ? 20 : 0)
  return {
    height: `${Math.floor(inches / 12)}${String(inches % 12).padStart(2, '0')}`,
    weight: String(weight),
  }
}

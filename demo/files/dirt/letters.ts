import type { Chance } from '../../chance/index.ts'

/** Keys beside each other on an American keyboard, row by row. */
const ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM', '1234567890']
const CONFUSED: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'I',
  I: '1',
  '5': 'S',
  S: '5',
  '8': 'B',
  B: '8',
  '2': 'Z',
  Z: '2',
}

/** One error of typing at a place drawn: a letter left out, doubled, exchanged with the next, or the key beside. */
export function mistyped(chance: Chance, text: string): string {
  if (text.length < 3) return text
  const at = chance.whole(1, text.length - 2)
  switch (chance.whole(0, 3)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + text[at] + text.slice(at)
    case 2:
      return transposedAt(text, at)
    default:
      return text.slice(0, at) + beside(chance, text[at]!) + text.slice(at + 1)
  }
}

/** Two neighbouring characters that differ exchanged; the text itself when there are none. */
export function transposed(chance: Chance, text: string): string {
  const places = placesOf(text, (letter, at) => at + 1 < text.length && letter !== text[at + 1])
  return places.length === 0 ? text : transposedAt(text, chance.pick(places))
}

/** A character taken for one that looks like it; the text itself when it has none. */
export function confused(chance: Chance, text: string): string {
  const places = placesOf(text, (letter) => CONFUSED[letter] !== undefined)
  if (places.length === 0) return text
  const at = chance.pick(places)
  return text.slice(0, at) + CONFUSED[text[at]!] + text.slice(at + 1)
}

/** One digit typed as another. */
export function digitMistyped(chance: Chance, text: string): string {
  const places = placesOf(text, (letter) => letter >= '0' && letter <= '9')
  if (places.length === 0) return text
  const at = chance.pick(places)
  return text.slice(0, at) + String((Number(text[at]) + chance.whole(1, 9)) % 10) + text.slice(at + 1)
}

/** One character left out. */
export function shortened(chance: Chance, text: string): string {
  const at = chance.whole(0, text.length - 1)
  return text.slice(0, at) + text.slice(at + 1)
}

const transposedAt = (text: string, at: number): string =>
  text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)

function beside(chance: Chance, letter: string): string {
  const upper = letter.toUpperCase()
  const row = ROWS.find((keys) => keys.includes(upper))
  if (!row) return letter
  const at = row.indexOf(upper)
  const key = row[at === 0 ? 1 : at === row.length - 1 ? at - 1 : at + chance.pick([-1, 1])]!
  return letter === upper ? key : key.toLowerCase()
}

function placesOf(text: string, fits: (letter: string, at: number) => boolean): number[] {
  const places: number[] = []
  for (let at = 0; at < text.length; at++) if (fits(text[at]!, at)) places.push(at)
  return places
}

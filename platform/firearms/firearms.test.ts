import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  alignSerials,
  calibreKey,
  calibres,
  canonicalSerial,
  couldBeSameCalibre,
  firearmTypes,
  firearmWarnings,
  foldedSerial,
  importerOf,
  importers,
  likelySame,
  makeOf,
  makes,
  patternFits,
  readDescription,
  readSerial,
  typeOf,
  type FirearmWords,
} from './index.ts'

/** Spellings in ATF's state tables, Delaware's list and the counts of the Gun Violence Archive, with what they mean. */
const SEEN: Readonly<Record<string, string>> = {
  '9mm-luger': '9mm|9MM|9 mm|9|9X19|9MM LUGER|9 MM LUGER|9MM PARABELLUM|9mm Cal',
  '380-acp': '.380|.380 Cal|.380 Cal|380 Auto|9MM KURZ|380 ACP|9x17',
  '40-sw': '.40|.40 Cal|40 SW|40SW|40 S&W|.40 CALIBER|40 Smith & Wesson',
  '45-acp': '.45|.45 Cal|45 Auto|45 AUTO|.45 ACP',
  '22-lr': '.22|.22 Cal|22 LR|22LR|.22 LONG RIFLE|22 CALIBER',
  '38-special': '.38|.38 Cal|38 Spl|.38 SPECIAL|38SPL',
  '357-magnum': '.357|.357 Cal|357 Mag|.357 MAGNUM',
  '25-acp': '.25|.25 Cal|25 Auto|6.35 MM',
  '32-acp': '.32|.32 Cal|32 Auto',
  '10mm-auto': '10mm|10 MM|10',
  '44-magnum': '.44|.44 Cal|44 Mag',
  '556-nato': '5.56|5.56mm|5.56 mm|5.56X45 MM NATO|5.56x45mm',
  '223-remington': '.223 Cal|.223|223 REM',
  '762': '7.62|7.62mm|762',
  '762x39': '7.62X39|7.62x39mm',
  '308-winchester': '.308 Cal|308 Win',
  '30-06': '.30-06|.30-06 Cal|30-06 Spr',
  '30-30': '.30-30 Cal|30-30 Win',
  '12-gauge': '12GA|12 gauge|12 Gauge|12|12 GA',
  '20-gauge': '20GA|20 Gauge|20 gauge',
  '16-gauge': '16 gauge',
  '28-gauge': '28 gauge',
  '410-bore': '410 gauge|.410',
  '57x28': '5.7|5.7x28mm|5.7X28',
  multi: 'MULTI',
}

test('every spelling seen in records of cities means one calibre', () => {
  for (const [key, texts] of Object.entries(SEEN))
    for (const text of texts.split('|')) expect([text, calibreKey(text)]).toEqual([text, key])
  for (const nothing of ['', 'UNK', 'SEE REMARKS', '97MM', null]) expect(calibreKey(nothing)).toBeNull()
})

test('names and keys of the vocabulary mean themselves, however they are spaced and capitalised', () => {
  const written = fc.constantFrom(
    (text: string) => text.toLowerCase(),
    (text: string) => text.toUpperCase(),
    (text: string) => ` ${text} `,
    (text: string) => text.replaceAll(' ', ''),
    (text: string) => text.replaceAll(' ', '-'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...calibres), written, ({ name, key }, write) => {
      expect(calibreKey(write(name))).toBe(key)
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...makes), written, ({ name, key }, write) => {
      expect(makeOf(write(name))?.found.key).toBe(key)
    }),
  )
  for (const { key, name } of firearmTypes) expect([typeOf(key), typeOf(name)]).toEqual([key, key])
  expect(new Set(calibres.map(({ key }) => key)).size).toBe(calibres.length)
  expect(new Set(makes.map(({ key }) => key)).size).toBe(makes.length)
})

test('a calibre that only names its family may be any of it, and two of different families may not', () => {
  expect(couldBeSameCalibre('762', '762x39')).toBe(true)
  expect(couldBeSameCalibre('556-nato', '223-remington')).toBe(true)
  expect(couldBeSameCalibre('9mm-luger', '380-acp')).toBe(false)
  expect(couldBeSameCalibre(null, '380-acp')).toBe(true)
})

test('makes are read from spellings, codes and one slip of the keyboard', () => {
  const read = (text: string) => [makeOf(text)?.found.name, makeOf(text)?.how]
  expect(read('STURM, RUGER & CO')).toEqual(['Ruger', 'spelling'])
  expect(read('S & W')).toEqual(['Smith & Wesson', 'spelling'])
  expect(read('GLC')).toEqual(['Glock', 'spelling'])
  expect(read('SMITH & WESSSON')).toEqual(['Smith & Wesson', 'typing-error'])
  expect(read('BERETAT')).toEqual(['Beretta', 'typing-error'])
  expect(read('UNKNOWN')).toEqual([undefined, undefined])
  expect(makeOf('SEE REMARKS')).toBeNull()
  for (const { brings } of importers)
    for (const key of brings.filter((one) => one !== 'star'))
      expect(makes.map((make) => make.key)).toContain(key)
  expect(importerOf('CENTURY ARMS')?.found.brings).toContain('canik')
})

const character = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'))
const serial = fc.array(character, { minLength: 4, maxLength: 14 }).map((all) => all.join(''))

test('a serial number has one canonical form, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(serial, (whole) => {
      const spaced = `${whole.slice(0, 3).toLowerCase()} - ${whole.slice(3)}`
      expect(canonicalSerial(spaced)).toBe(whole)
      expect(foldedSerial(foldedSerial(whole))).toBe(foldedSerial(whole))
      expect(foldedSerial(whole)).toHaveLength(whole.length)
    }),
  )
})

test('what stands in the column is told apart: a number, a part of one, removed, none, not recorded', () => {
  const state = (text: string) => readSerial(text).state
  expect(['OBLITERATED', 'OBLIT', 'DEFACED', 'SCRATCHED OFF', '????'].map(state)).toEqual(
    Array<string>(5).fill('obliterated'),
  )
  expect(['NONE', 'NO SERIAL', 'GHOST', 'N/A'].map(state)).toEqual(Array<string>(4).fill('none'))
  expect(['', 'UNK', '-'].map(state)).toEqual(Array<string>(3).fill('not-recorded'))
  expect(readSerial('?N5?64?4')).toMatchObject({ state: 'partial', canonical: '?N5?64?4' })
  expect(readSerial('S/N: 12-345')).toMatchObject({ state: 'legible', canonical: '12345' })
  expect(readSerial('#Q798444')).toMatchObject({ canonical: 'Q798444' })
  expect(readSerial('SNQNHZ190')).toMatchObject({ canonical: 'SNQNHZ190', also: ['QNHZ190'] })
})

test('two readings are laid side by side at the least cost, the same from either side', () => {
  fc.assert(
    fc.property(serial, serial, (one, other) => {
      const there = alignSerials(one, other)
      expect(there.distance).toBe(alignSerials(other, one).distance)
      expect(there.steps.map(({ first }) => first).join('')).toBe(one)
      expect(there.steps.map(({ second }) => second).join('')).toBe(other)
      expect(there.distance === 0).toBe(one === other)
    }),
  )
})

test('confusable characters cost one each and leave the folded form alone', () => {
  const pairs: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', Z: '2' }
  fc.assert(
    fc.property(serial, (whole) => {
      const confused = whole.replaceAll(/[OISBZ]/g, (letter) => pairs[letter]!)
      const changed = Array.from(whole).filter((letter, at) => letter !== confused[at]).length
      expect(alignSerials(whole, confused).distance).toBeLessThanOrEqual(changed)
      expect(foldedSerial(whole)).toBe(foldedSerial(confused))
    }),
  )
  const { steps, distance } = alignSerials('SB0815I8O', '5B0851I80')
  expect(distance).toBe(1 + 3 + 1)
  expect(steps.map(({ how }) => how)).toEqual([
    'confusable',
    'same',
    'same',
    'same',
    'swapped',
    'same',
    'same',
    'confusable',
  ])
  expect(likelySame(alignSerials('SB0815', 'SB0816'))).toBe(true)
  expect(likelySame(alignSerials('SB0815', 'QX4471'))).toBe(false)
})

test('a number with unread characters fits every number it may have been, and no shorter one', () => {
  fc.assert(
    fc.property(serial, fc.nat(), (whole, where) => {
      const at = where % whole.length
      const partly = `${whole.slice(0, at)}?${whole.slice(at + 1)}`
      expect(patternFits(partly, whole)).toBe(true)
      expect(patternFits(partly, whole.slice(1))).toBe(false)
      expect(patternFits(`${whole.slice(0, at)}*`, whole)).toBe(true)
      expect(alignSerials(partly, whole).distance).toBe(0)
    }),
  )
  expect(patternFits('A12?45*', 'AI2045991')).toBe(true)
  expect(alignSerials('A12*', 'A12345').distance).toBe(0)
})

const firearm = (words: Partial<FirearmWords>): FirearmWords => ({
  serial: 'QAB1234',
  make: 'GLOCK',
  importer: 'GLOCK INC',
  model: '19',
  type: 'PISTOL',
  calibre: '9MM',
  country: 'AUSTRIA',
  ...words,
})
const codes = (words: Partial<FirearmWords>) => firearmWarnings(firearm(words)).map(({ code }) => code)

test('the classic errors are found, and a good description has none', () => {
  expect(codes({})).toEqual([])
  expect(codes({ make: 'CENTURY ARMS', model: 'WASR-10', type: 'RIFLE', calibre: '7.62X39' })).toEqual([
    'importer-as-make',
  ])
  expect(firearmWarnings(firearm({ make: 'EAGLE IMPORTS', model: '' }))[0]).toMatchObject({
    code: 'importer-as-make',
    suggestion: 'Bersa',
  })
  expect(codes({ importer: '' })).toEqual(['importer-missing'])
  expect(codes({ serial: '.40' })).toEqual(['calibre-in-serial'])
  expect(codes({ serial: '9MM LUGER' })).toEqual(['calibre-in-serial'])
  expect(codes({ serial: 'M&P9', model: '' })).toEqual(['model-as-serial'])
  expect(codes({ serial: '123456' })).toEqual(['serial-placeholder'])
  expect(codes({ serial: 'SNQNHZ190' })).toEqual(['serial-decorated'])
  expect(codes({ calibre: '12 GA' })).toEqual(['calibre-type'])
  expect(codes({ make: 'GLOKC' })).toEqual(['make-typing-error'])
  expect(codes({ serial: 'OBLITERATED' })).toEqual([])
})

test('a description in one cell is taken apart', () => {
  expect(readDescription('KEL TEC PF-9 PISTOL 9MM')).toEqual({
    make: 'KEL TEC',
    model: 'PF-9',
    type: 'PISTOL',
    calibre: '9MM',
    rest: '',
  })
  expect(readDescription('SMITH & WESSON M&P9 SHIELD PISTOL 9MM LUGER SWITCH ATTACHED')).toEqual({
    make: 'SMITH & WESSON',
    model: 'M&P9 SHIELD',
    type: 'PISTOL',
    calibre: '9MM LUGER',
    rest: 'SWITCH ATTACHED',
  })
  expect(readDescription('PRIVATELY MADE UNKNOWN PISTOL 9MM POLYMER 80 KIT')).toMatchObject({
    make: 'PRIVATELY MADE UNKNOWN',
    calibre: '9MM',
    rest: 'POLYMER 80 KIT',
  })
  expect(readDescription('')).toEqual({ make: '', model: '', type: '', calibre: '', rest: '' })
})

import { expect, test } from 'vitest'
import { Chance } from '../../chance/index.ts'
import { Ledger } from './ledger.ts'

const PISTOL = {
  type: 'pistol',
  make: 'Any',
  model: 'One',
  calibre: '9mm Luger',
  importer: null,
  country: 'USA',
  serial: 'Q1',
  made: 'factory',
  obliterated: 'no',
  conversionDevice: false,
  marks: 1,
} as const
const ledgerWithOne = () => {
  const ledger = new Ledger()
  const move = { at: 0, hand: 'manufactured', toPerson: 7, toDealer: null } as const
  return { ledger, gun: ledger.add(PISTOL, [move], 3) }
}

test('a gun has one holder at a time', () => {
  const { ledger, gun } = ledgerWithOne()
  expect(ledger.heldBy(7)).toEqual([gun])
  ledger.move(gun, 5, 'lent', { person: 8 })
  expect([ledger.heldBy(7), ledger.heldBy(8), ledger.holder(gun), ledger.since(gun)]).toEqual([
    [],
    [gun],
    8,
    5,
  ])
  ledger.move(gun, 6, 'discarded')
  expect([ledger.heldBy(8), ledger.holder(gun), ledger.anyHeld(new Chance(1))]).toEqual([[], null, null])
})

test('a gun does not move back in time, nor out of custody but to be given back or destroyed', () => {
  const { ledger, gun } = ledgerWithOne()
  ledger.move(gun, 10, 'recovered')
  expect(() => ledger.move(gun, 9, 'destroyed')).toThrow(RangeError)
  expect(() => ledger.move(gun, 11, 'street-sale', { person: 8 })).toThrow('cannot pass by street-sale')
  ledger.move(gun, 11, 'returned', { person: 7 })
  ledger.move(gun, 12, 'recovered')
  ledger.move(gun, 13, 'destroyed')
  expect(() => ledger.move(gun, 14, 'returned', { person: 7 })).toThrow('is destroyed')
})

test('rounds are counted from what had been fired before', () => {
  const { ledger, gun } = ledgerWithOne()
  expect([ledger.fire(gun, 4), ledger.fire(gun, 1), ledger.fire(gun, 1)]).toEqual([3, 7, 8])
})

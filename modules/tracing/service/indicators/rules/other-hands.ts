import { shareWithin } from '../../../contract/indicator-rules.ts'
import { soon, type Facts, type Found, type Gun, type Parameters, type Reading } from '../facts.ts'
import { counted, inWords } from '../words.ts'

/** Single guns recovered soon after the sale from somebody who is not the purchaser: a circumstance, not a test. */
export function otherHands({ guns, dealers }: Facts, { days = 60 }: Parameters): Reading {
  const known = guns.filter((gun) => gun.otherHands !== null && gun.days !== null)
  return {
    tested: known.length,
    falseAlarms: known.length * shareWithin(days),
    found: known
      .filter((gun) => gun.otherHands === true && soon(gun, days))
      .map((gun) => foundOf(gun, dealers.get(gun.dealer ?? '')?.name ?? 'a dealer', days)),
  }
}

function foundOf(gun: Gun, dealer: string, limit: number): Found {
  const name = [gun.make, gun.model].filter(Boolean).join(' ') || 'Gun'
  return {
    key: gun.recoveryId,
    subject: { kind: 'gun', id: gun.recoveryId, name },
    title: `${name} recovered ${counted(gun.days!, 'day')} after its sale`,
    sentence: `Sold by ${dealer}${gun.boughtOn === null ? '' : ` on ${inWords(gun.boughtOn)}`} and recovered ${counted(gun.days!, 'day')} later from somebody who is not the purchaser.`,
    explanation: [
      `The trace names a purchaser, and the gun was recovered from somebody else ${counted(gun.days!, 'day')} after the sale.`,
      `In all states ${(shareWithin(limit) * 100).toFixed(1)} of 100 traced guns are recovered within ${counted(limit, 'day')}, most of them for other reasons.`,
    ],
    guns: [{ gun, part: 'in other hands' }],
    observed: 1,
    expected: null,
    probability: null,
    adjusted: null,
    weight: 1 - gun.days! / (limit + 1),
  }
}

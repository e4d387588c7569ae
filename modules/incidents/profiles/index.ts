import type { Profile } from '../contract/index.ts'
import { alderBayShootings, alderBayShotsFired } from './alder-bay.ts'
import {
  chicagoDischarges,
  chicagoGunCrimes,
  chicagoHomicides,
  chicagoTribune,
  chicagoVictims,
} from './chicago.ts'
import { newYork } from './new-york.ts'
import { philadelphiaCarto, philadelphiaCleaned } from './philadelphia.ts'

/** Layouts that are known from the start. */
export const shippedProfiles: readonly Profile[] = [
  newYork,
  philadelphiaCarto,
  philadelphiaCleaned,
  chicagoVictims,
  chicagoDischarges,
  chicagoHomicides,
  chicagoGunCrimes,
  chicagoTribune,
  alderBayShootings,
  alderBayShotsFired,
]

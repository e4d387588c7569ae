import type { Age, Charge } from '../contract/index.ts'
import type { z } from 'zod'

/** NIBRS data element 13: what the firearm codes stand for. */
const FIREARMS: Readonly<Record<string, string>> = {
  11: 'firearm, type not stated',
  12: 'handgun',
  13: 'rifle',
  14: 'shotgun',
  15: 'other firearm',
}

/** NIBRS data element 31: circumstances of an aggravated assault or homicide. */
const CIRCUMSTANCES: Readonly<Record<string, string>> = {
  '01': 'argument',
  '02': 'assault on a law enforcement officer',
  '03': 'drug dealing',
  '04': 'gangland',
  '05': 'juvenile gang',
  '06': 'domestic violence',
  '07': 'mercy killing',
  '08': 'other felony involved',
  '09': 'other circumstances',
  '10': 'unknown circumstances',
  '20': 'criminal killed by a private citizen',
  '21': 'criminal killed by a police officer',
  '30': 'child playing with a weapon',
  '31': 'gun-cleaning accident',
  '32': 'hunting accident',
  '33': 'other negligent weapon handling',
  '34': 'other negligent killing',
}

/** Texts that people typed stay as they are; everything else is a code or a value. */
const TYPED = new Set(['number', 'address', 'district', 'remarks', 'calibre', 'system'])
const MOMENTS = new Set(['occurredOn', 'occurredTime', 'statusOn', 'diedOn', 'arrestedOn'])

/** A field's value as a person reads it in the history of a record; null where nothing is known. */
export function inWords(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(chargeInWords).join('; ')
  if (typeof value === 'object') return ageInWords(value as Age)
  const text = String(value)
  if (TYPED.has(field) || MOMENTS.has(field)) return text
  if (field === 'circumstance') return CIRCUMSTANCES[text] ?? text
  if (field === 'code') return firearmInWords(text)
  if (field === 'reportedAt' || field === 'alertedAt') return momentInWords(text)
  return text.replaceAll('-', ' ')
}

/** `2026-02-14 23:40 -05:00`; seconds only where they are known. */
function momentInWords(text: string): string {
  const [, day, time, seconds, offset] = MOMENT.exec(text) ?? []
  if (day === undefined) return text
  return `${day} ${time}${seconds === ':00' ? '' : (seconds ?? '')}${offset ? ` ${offset}` : ''}`
}

const MOMENT = /^(\S+)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(\S*)$/

function firearmInWords(code: string): string {
  const automatic = code.endsWith('A')
  const words = FIREARMS[code.slice(0, 2)] ?? code
  return automatic ? `${words}, automatic` : words
}

function ageInWords({ low, high }: Age): string {
  if (high === null) return `${low} or older`
  return low === high ? String(low) : `${low}–${high}`
}

function chargeInWords({ offense, filedOn, disposition }: z.infer<typeof Charge>): string {
  const more = [filedOn && `filed ${filedOn}`, disposition].filter(Boolean).join(', ')
  return more ? `${offense} (${more})` : offense
}

import type { Gun, GunType } from '../../life/types.ts'
import { confused, mistyped, shortened, transposed, type Dirt } from '../dirt/index.ts'
import { calibreSpellings, wrongCalibres } from './calibres.ts'
import { otherMakes, usualMake } from './makes.ts'

/** A gun as somebody wrote it down; texts in capitals, empty where nothing is written. */
export interface WrittenGun {
  readonly serial: string
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  readonly importer: string
  readonly country: string
}

const TYPES: Readonly<Record<GunType, string>> = {
  pistol: 'PISTOL',
  revolver: 'REVOLVER',
  rifle: 'RIFLE',
  shotgun: 'SHOTGUN',
}
const TAKEN_FOR: Readonly<Record<GunType, string>> = {
  pistol: 'REVOLVER',
  revolver: 'PISTOL',
  rifle: 'SHOTGUN',
  shotgun: 'RIFLE',
}

/**
 * @param care 1 as clerks write, 0.3 as a trained examiner does, 0 without any dirt
 * @param intact whether its serial number was still whole then
 */
export function writeGun(dirt: Dirt, gun: Gun, care = 1, intact = false): WrittenGun {
  const calibre = writeCalibre(dirt, gun.calibre, care)
  const imported = gun.importer !== null && dirt.befalls('importer-as-make', care)
  return {
    serial: dirt.befalls('calibre-in-serial', care)
      ? calibre
      : writeSerial(dirt, intact ? { ...gun, obliterated: 'no' } : gun, care),
    make: imported ? gun.importer!.toUpperCase() : writeMake(dirt, gun.make, care),
    model: dirt.befalls('model-missing', care) ? dirt.nothing() : gun.model.toUpperCase(),
    type: dirt.befalls('type-wrong', care) ? TAKEN_FOR[gun.type] : TYPES[gun.type],
    calibre,
    importer: imported ? '' : (gun.importer?.toUpperCase() ?? ''),
    country: gun.country.toUpperCase(),
  }
}

function writeSerial(dirt: Dirt, { serial, obliterated, made }: Gun, care: number): string {
  const { chance } = dirt
  if (serial === null)
    return made === 'privately' ? chance.pick(['NONE', 'NO SERIAL', 'GHOST', '', 'N/A']) : ''
  if (obliterated === 'wholly') return chance.pick(['OBLITERATED', 'OBLIT', 'DEFACED', 'SCRATCHED OFF'])
  // What can still be read of a partly removed number: a few characters, the rest unknown.
  if (obliterated === 'partly') return serial.replaceAll(/(.)(..?)?/g, '?$2')
  let written = serial
  if (dirt.befalls('serial-confused', care)) written = confused(chance, written)
  if (dirt.befalls('serial-transposed', care)) written = transposed(chance, written)
  if (dirt.befalls('serial-short', care)) written = shortened(chance, written)
  if (dirt.befalls('serial-decorated', care))
    written = chance.pick([
      `SN${written}`,
      `#${written}`,
      `${written} `,
      `${written.slice(0, 3)} ${written.slice(3)}`,
    ])
  return written
}

function writeMake(dirt: Dirt, make: string, care: number): string {
  const others = otherMakes(make)
  const spelled = others.length > 0 && dirt.befalls('make-spelling', care)
  const written = spelled ? dirt.chance.pick(others) : usualMake(make)
  return dirt.befalls('make-typing-error', care) ? mistyped(dirt.chance, written) : written
}

export function writeCalibre(dirt: Dirt, calibre: string, care = 1): string {
  if (dirt.befalls('calibre-wrong', care)) return dirt.chance.pick(wrongCalibres(calibre))
  const spellings = calibreSpellings(calibre)
  return dirt.befalls('calibre-spelling', care) ? dirt.chance.pick(spellings) : spellings[0]!
}

import type { Exhibit } from '../../life/types.ts'
import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeCalibre } from '../guns/index.ts'
import { sentAgain, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, writeDay } from '../writing.ts'
import { tagOf } from './property.ts'

const KIND: Readonly<Record<Exhibit['kind'], string>> = {
  'cartridge-case': 'CARTRIDGE CASE',
  bullet: 'BULLET',
  'test-fire': 'TEST FIRE',
}

const evidenceColumns = {
  EXHIBIT: ['Number of the exhibit at the laboratory, `FX-0000123`'],
  AGENCY_ORI: ['Agency that sent it', 'missing'],
  AGENCY_CASE: ['Its record number, as copied', 'number-mistyped', 'number-unstyled', 'missing'],
  PROPERTY_TAG: ['Tag of the gun, for test fires', 'number-mistyped', 'number-unstyled'],
  ITEM_TYPE: ['CARTRIDGE CASE, BULLET, TEST FIRE'],
  CALIBER: ['Calibre as the technician wrote it', 'calibre-spelling', 'calibre-wrong'],
  COLLECTED: ['Day collected or fired, month first', 'date-other-format'],
  RECEIVED: ['Day received; empty while it has not come', 'date-other-format'],
  STATUS: ['AWAITED, RECEIVED, ENTERED'],
} as const

/** Everything sent to the laboratory. */
export const labEvidence = table({
  path: 'laboratory/evidence.csv',
  about: 'Cartridge cases, bullets and test fires at the laboratory; a row is an exhibit',
  columns: evidenceColumns,
  rowDirt: ['sent-again'],
  rows: (world, dirt) => sentAgain(dirt, evidenceRows(world, dirt)),
})

function* evidenceRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof evidenceColumns>> {
  const { life, calendar } = world
  for (const exhibit of life.exhibits) {
    const [received, acquired] = [known(world, exhibit.received), known(world, exhibit.acquired)]
    const number = exhibitNumber(exhibit)
    const { recovery } = exhibit
    const tag = exhibit.kind === 'test-fire' && recovery !== null ? tagOf(life.recoveries[recovery]!) : ''
    const cells = {
      EXHIBIT: number,
      AGENCY_ORI: dirt.orMissing(world.ori(exhibit.agency)),
      AGENCY_CASE: dirt.orMissing(copyNumber(dirt, caseOfExhibit(world, exhibit)), 0.5),
      PROPERTY_TAG: tag === '' ? '' : copyNumber(dirt, tag),
      ITEM_TYPE: KIND[exhibit.kind],
      CALIBER: writeCalibre(dirt, life.guns[exhibit.gun]!.calibre, 0.5),
      COLLECTED: writeDay(dirt, calendar.day(exhibit.collected), usDay),
      RECEIVED: received === null ? '' : writeDay(dirt, calendar.day(received), usDay),
      STATUS: acquired !== null ? 'ENTERED' : received === null ? 'AWAITED' : 'RECEIVED',
    }
    yield { cells, of: ofExhibit(exhibit), record: number }
  }
}

const acquisitionColumns = {
  ACQUISITION: ['Number in the imaging network, `AQ22000123`'],
  EXHIBIT: ['Number of the exhibit'],
  ENTERED: ['`2022-03-04 14:10`'],
  SITE: ['Imaging site'],
  REGION: ['Region searched'],
  CALIBER_FAMILY: ['Calibre as the network groups it'],
  OPERATOR: ['Initials', 'missing'],
} as const

/** Exhibits entered into the imaging network. */
export const labAcquisitions = table({
  path: 'laboratory/acquisitions.csv',
  about: 'Exhibits entered into the imaging network; a row is an acquisition',
  columns: acquisitionColumns,
  rows: acquisitionRows,
})

function* acquisitionRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof acquisitionColumns>> {
  const { life, calendar, city } = world
  const entered = life.exhibits.filter((exhibit) => known(world, exhibit.acquired) !== null)
  for (const exhibit of entered.sort((a, b) => a.acquired! - b.acquired! || a.id - b.id)) {
    const number = acquisitionNumber(world, exhibit)
    const cells = {
      ACQUISITION: number,
      EXHIBIT: exhibitNumber(exhibit),
      ENTERED: calendar.isoMinute(exhibit.acquired!),
      SITE: exhibit.agency === 'police' ? `${city.name} PD` : world.agencyName('laboratory'),
      REGION: city.state,
      CALIBER_FAMILY: life.guns[exhibit.gun]!.calibre.toUpperCase(),
      OPERATOR: dirt.orMissing(dirt.chance.pick(['TLM', 'RJS', 'AKD', 'PB', 'NVO'])),
    }
    yield { cells, of: ofExhibit(exhibit), record: number }
  }
}

const known = ({ calendar }: World, at: number | null): number | null =>
  at !== null && at <= calendar.extracted ? at : null

export const exhibitNumber = ({ id }: Exhibit): string => `FX-${String(id + 1).padStart(7, '0')}`

export const acquisitionNumber = ({ calendar }: World, { id, acquired }: Exhibit): string =>
  `AQ${String(calendar.day(acquired!).year % 100).padStart(2, '0')}${String(id + 1).padStart(7, '0')}`

/** Record number of the event an exhibit comes from; empty for one that no record system holds. */
export function caseOfExhibit({ cases }: World, { shooting, recovery }: Exhibit): string {
  if (shooting !== null) return cases.ofShooting(shooting)?.number ?? ''
  return recovery === null ? '' : cases.ofRecovery(recovery).number
}

const ofExhibit = ({ id, gun, shooting, recovery }: Exhibit) => ({
  exhibit: id,
  gun,
  ...(shooting !== null && { shooting }),
  ...(recovery !== null && { recovery }),
})

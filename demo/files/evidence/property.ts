import type { AgencyKey } from '../../city/types.ts'
import type { Recovery } from '../../life/types.ts'
import { namedDay, sheetDay, usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeGun, type WrittenGun } from '../guns/index.ts'
import { plain, sentAgain, sheet, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, writeAddress, writeDay } from '../writing.ts'

const gunDirt = {
  serial: [
    'serial-confused',
    'serial-transposed',
    'serial-short',
    'serial-decorated',
    'calibre-in-serial',
    'item-in-text',
  ],
  make: ['make-spelling', 'make-typing-error', 'importer-as-make', 'item-in-text'],
  model: ['model-missing'],
  calibre: ['calibre-spelling', 'calibre-wrong'],
  type: ['type-wrong'],
} as const

const HOW: Readonly<Record<Recovery['how'], string>> = {
  scene: 'CRIME SCENE',
  'traffic-stop': 'TRAFFIC STOP',
  'search-warrant': 'SEARCH WARRANT',
  found: 'FOUND PROPERTY',
  arrest: 'ARREST',
  surrendered: 'SURRENDERED',
}

const columns = {
  TAG: ['Number of the property tag, `PR0000123`'],
  CASE_NO: ['Record number, as copied', 'number-mistyped', 'number-unstyled'],
  BOOKED: ['Day taken in, month first', 'date-other-format'],
  CATEGORY: ['CRIME SCENE, TRAFFIC STOP, SEARCH WARRANT, ARREST, FOUND PROPERTY, SURRENDERED'],
  SERIAL: ['Serial number; OBLITERATED and the like, ? for what cannot be read', ...gunDirt.serial],
  MAKE: ['Maker in the words of whoever booked it', ...gunDirt.make],
  MODEL: ['Model', ...gunDirt.model],
  TYPE: ['PISTOL, REVOLVER, RIFLE, SHOTGUN', ...gunDirt.type],
  CALIBER: ['Calibre in the words of whoever booked it', ...gunDirt.calibre],
  IMPORTER: ['Importer, where one is stamped'],
  LOCATION: ['Block where it was taken', 'address-typing-error'],
  REMARKS: [
    'Free text: SWITCH ATTACHED for a conversion device, POLYMER 80 KIT for a privately made gun',
    'item-in-text',
  ],
  STATUS: ['IN CUSTODY, AT LAB, RELEASED, DESTROYED'],
} as const

/** The property room’s list of guns. */
export const policeProperty = table({
  path: 'police/property-guns.csv',
  about: 'Guns in the property room of the city police; a row is a gun taken in',
  columns,
  rowDirt: ['sent-again'],
  rows: (world, dirt) => sentAgain(dirt, policeRows(world, dirt)),
})

function* policeRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  for (const recovery of recoveriesOf(world, 'police')) {
    const number = tagOf(recovery)
    const { gun, remarks } = written(world, dirt, recovery)
    const cells = {
      TAG: number,
      CASE_NO: copyNumber(dirt, world.cases.ofRecovery(recovery.id).number),
      BOOKED: writeDay(dirt, world.calendar.day(recovery.at + dirt.chance.whole(0, 900)), usDay),
      CATEGORY: HOW[recovery.how],
      SERIAL: gun.serial,
      MAKE: gun.make,
      MODEL: gun.model,
      TYPE: gun.type,
      CALIBER: gun.calibre,
      IMPORTER: gun.importer,
      LOCATION: writeAddress(dirt, world.city.blocks[recovery.block]!),
      REMARKS: remarks,
      STATUS: dirt.chance.pick(['IN CUSTODY', 'IN CUSTODY', 'AT LAB', 'RELEASED', 'DESTROYED']),
    }
    yield { cells, of: { recovery: recovery.id, gun: recovery.gun }, record: number }
  }
}

const shortColumns = {
  'Item #': ['Number of the item'],
  'Incident ID': ['Record number', 'number-mistyped', 'number-unstyled'],
  'Date In': ['Month first, two-digit year', 'date-other-format'],
  Description: [
    'Make, model, type and calibre in one text',
    ...new Set([...gunDirt.make, ...gunDirt.model, ...gunDirt.calibre, ...gunDirt.type]),
  ],
  'Serial #': ['Serial number', ...gunDirt.serial],
} as const

/** The neighbour writes a gun in one cell; the sheriff in few. */
export const neighbourProperty = shortList('neighbour', 'neighbour/property-guns.csv', sheetDay, true)
export const sheriffProperty = shortList('sheriff', 'sheriff/property-guns.csv', namedDay, false)

function shortList(agency: AgencyKey, path: string, format: typeof usDay, spreadsheet: boolean) {
  return table({
    path,
    about: `Guns held by the ${agency === 'neighbour' ? 'neighbouring department' : 'sheriff'}; a row is a gun taken in`,
    style: spreadsheet ? sheet : plain,
    columns: shortColumns,
    *rows(world: World, dirt: Dirt): Iterable<Row<keyof typeof shortColumns>> {
      for (const recovery of recoveriesOf(world, agency)) {
        const { gun, remarks } = written(world, dirt, recovery)
        const number = tagOf(recovery)
        const cells = {
          'Item #': number,
          'Incident ID': copyNumber(dirt, world.cases.ofRecovery(recovery.id).number),
          'Date In': writeDay(dirt, world.calendar.day(recovery.at), format),
          Description: [gun.make, gun.model, gun.type, gun.calibre, remarks].filter(Boolean).join(' '),
          'Serial #': gun.serial,
        }
        yield { cells, of: { recovery: recovery.id, gun: recovery.gun }, record: number }
      }
    },
  })
}

const recoveriesOf = ({ life }: World, agency: AgencyKey): Recovery[] =>
  life.recoveries.filter((recovery) => recovery.agency === agency)

/** Number of the tag on a gun that was taken in; the laboratory’s list names it too. */
export function tagOf({ id, agency }: Recovery): string {
  const prefix = agency === 'neighbour' ? 'N' : agency === 'sheriff' ? 'SO' : 'PR'
  return `${prefix}${String(id + 1).padStart(7, '0')}`
}

function written({ life }: World, dirt: Dirt, { gun: id }: Recovery): { gun: WrittenGun; remarks: string } {
  const truth = life.guns[id]!
  const gun = writeGun(dirt, truth)
  const words = [
    ...(truth.conversionDevice ? ['SWITCH ATTACHED'] : []),
    ...(truth.made === 'privately' && dirt.chance.happens(0.6) ? ['POLYMER 80 KIT'] : []),
  ]
  if (!dirt.befalls('item-in-text')) return { gun, remarks: words.join('; ') }
  const told = [`SER ${gun.serial}`, gun.make, ...words].join(' ')
  return { gun: { ...gun, serial: '', make: 'SEE REMARKS' }, remarks: told }
}

import { normal } from '../../chance/index.ts'
import type { GunshotAlert } from '../../life/types.ts'
import type { Dirt } from '../dirt/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, stamp } from '../writing.ts'

const columns = {
  UNIQUE_ID: ['Number of the alert, `GA-000123`'],
  DATE: ['When the sound was heard, month first, 12-hour clock'],
  TYPE: ['SINGLE GUNSHOT, MULTIPLE GUNSHOTS or GUNSHOT OR FIRECRACKER, by the reviewer'],
  ROUNDS: ['Rounds counted by the sensors'],
  BLOCK: ['Block nearest to the point'],
  DISTRICT: ['Police district', 'missing'],
  BEAT: ['Beat', 'missing'],
  LATITUDE: ['Point, some 20 m off'],
  LONGITUDE: ['Point, some 20 m off'],
  DISPOSITION: [
    'SHOOTING, EVIDENCE RECOVERED, NO EVIDENCE, NOT GUNFIRE or PENDING: what officers found',
    'missing',
  ],
  CASE_NO: ['Record number, where a report was written', 'number-mistyped', 'number-unstyled', 'missing'],
} as const

/** How far sensors put a sound from where it was, in metres. */
const OFF = 20
const PENDING_FOR = 2_880

/** Alerts of the gunshot sensors, true and false. */
export const gunshotAlerts = table({
  path: 'police/gunshot-alerts.csv',
  about:
    'Alerts of the gunshot sensors with what officers found; a row is an alert, one event may raise several',
  columns,
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  for (const alert of world.life.alerts) {
    const number = `GA-${String(alert.id + 1).padStart(6, '0')}`
    const of = { alert: alert.id, ...(alert.shooting !== null && { shooting: alert.shooting }) }
    yield { cells: cellsOf(world, dirt, alert, number), of, record: number }
  }
}

function cellsOf(world: World, dirt: Dirt, alert: GunshotAlert, number: string) {
  const { places } = world
  const heard = { x: alert.x + normal(dirt.chance, 0, OFF), y: alert.y + normal(dirt.chance, 0, OFF) }
  const block = places.blockAt(heard)
  const { latitude, longitude } = places.degrees(heard)
  const known = caseOf(world, alert)
  return {
    UNIQUE_ID: number,
    DATE: stamp(world, alert.at),
    TYPE: typeOf(dirt, alert),
    ROUNDS: String(alert.rounds),
    BLOCK: block.address.toUpperCase(),
    DISTRICT: dirt.orMissing(places.districtOf(block).name),
    BEAT: dirt.orMissing(places.beatOf(block).name),
    LATITUDE: latitude,
    LONGITUDE: longitude,
    DISPOSITION: dirt.orMissing(dispositionOf(world, dirt, alert)),
    CASE_NO: known === '' ? '' : dirt.orMissing(copyNumber(dirt, known), 3),
  }
}

const caseOf = ({ cases }: World, { id, shooting }: GunshotAlert): string =>
  (shooting === null ? cases.ofAlert(id) : cases.ofShooting(shooting))?.number ?? ''

function typeOf(dirt: Dirt, { rounds, shooting }: GunshotAlert): string {
  if (dirt.chance.happens(shooting === null ? 0.35 : 0.04)) return 'GUNSHOT OR FIRECRACKER'
  return rounds > 1 ? 'MULTIPLE GUNSHOTS' : 'SINGLE GUNSHOT'
}

function dispositionOf(world: World, dirt: Dirt, { at, shooting: id }: GunshotAlert): string {
  if (world.calendar.extracted - at < PENDING_FOR) return 'PENDING'
  if (id === null) return dirt.chance.happens(0.8) ? 'NO EVIDENCE' : 'NOT GUNFIRE'
  if (world.life.shootings[id]!.victims.length > 0) return 'SHOOTING'
  return world.exhibitsOfShooting.has(id) ? 'EVIDENCE RECOVERED' : 'NO EVIDENCE'
}

import { exponential, poisson } from '../../chance/index.ts'
import type { Minute } from '../../life/types.ts'
import type { Dirt } from '../dirt/index.ts'
import { table, type Row, type TrueThing } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, stamp, writePlace } from '../writing.ts'

const columns = {
  EVENT_NO: ['Number of the dispatch system, `E2200001234`'],
  RECEIVED: ['When the call came, month first, 12-hour clock'],
  DISPATCHED: ['When a unit was sent; empty when none was', 'missing'],
  ARRIVED: ['When a unit arrived', 'missing'],
  CLEARED: ['When the last unit left', 'missing'],
  SOURCE: ['911, OFFICER or SENSOR'],
  INITIAL_TYPE: ['What the caller said: SHOTS FIRED, PERSON SHOT, FIREWORKS'],
  FINAL_TYPE: ['What it was found to be', 'missing'],
  PRIORITY: ['1 to 4'],
  LOCATION: [
    'Block from which the call came, often not that of the event',
    'block-wrong',
    'address-typing-error',
  ],
  LATITUDE: ['Middle of that block', 'place-missing'],
  LONGITUDE: ['Middle of that block', 'place-missing'],
  DUPLICATE_OF: ['Event number of the call that this one repeats', 'missing'],
  DISPOSITION: ['REPORT, GONE ON ARRIVAL, UNFOUNDED, NO ACTION, DUPLICATE'],
  CASE_NO: ['Record number, where a report was written', 'number-mistyped', 'number-unstyled', 'missing'],
} as const

interface Call {
  readonly at: Minute
  readonly block: number
  readonly source: string
  readonly said: string
  readonly of: TrueThing
  readonly case: string
  readonly hit: boolean
  /** Calls about the same event share it. */
  readonly event: string
}

/** Calls for service about shots, as the dispatch system exports them. */
export const dispatch = table({
  path: 'police/dispatch.csv',
  about: 'Calls for service about shots and people shot, from computer-aided dispatch; a row is a call',
  columns,
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  const first = new Map<string, string>()
  let count = 0
  for (const call of callsOf(world, dirt)) {
    const year = String(world.calendar.day(call.at).year % 100).padStart(2, '0')
    const number = `E${year}${String(++count * 37 + 1_000).padStart(8, '0')}`
    const original = first.get(call.event)
    if (original === undefined) first.set(call.event, number)
    yield { cells: cellsOf(world, dirt, call, number, original ?? null), of: call.of, record: number }
  }
}

function callsOf(world: World, dirt: Dirt): Call[] {
  const { life, cases, places, calendar } = world
  const calls: Call[] = []
  for (const shooting of life.shootings) {
    if (shooting.agency !== 'police') continue
    const hit = shooting.victims.length > 0
    const number = cases.ofShooting(shooting.id)?.number ?? ''
    const shared = { of: { shooting: shooting.id }, case: number, hit, event: `shooting ${shooting.id}` }
    for (let i = poisson(dirt.chance, hit ? 2.2 : 0.9); i > 0; i--) {
      const at = shooting.at + Math.round(exponential(dirt.chance, 4))
      const block = dirt.chance.happens(0.6) ? shooting.block : near(world, dirt, shooting.block)
      calls.push({
        ...shared,
        at,
        block,
        source: '911',
        said: hit && dirt.chance.happens(0.5) ? 'PERSON SHOT' : 'SHOTS FIRED',
      })
    }
  }
  for (const alert of life.alerts) {
    const { shooting } = alert
    const block = places.blockAt(alert).id
    const number = (shooting === null ? cases.ofAlert(alert.id) : cases.ofShooting(shooting))?.number ?? ''
    const event = shooting === null ? `alert ${alert.id}` : `shooting ${shooting}`
    const of = { alert: alert.id, ...(shooting !== null && { shooting }) }
    const hit = shooting !== null && life.shootings[shooting]!.victims.length > 0
    calls.push({
      at: alert.at + 1,
      block,
      source: 'SENSOR',
      said: 'SHOTS FIRED',
      of,
      case: number,
      hit,
      event,
    })
  }
  calls.push(...mistaken(world, dirt, life.shootings.length))
  return calls.filter(({ at }) => at <= calendar.extracted).sort((a, b) => a.at - b.at)
}

/** Calls about what was no gunfire, or left no trace of any. */
function mistaken({ city, calendar }: World, dirt: Dirt, count: number): Call[] {
  return Array.from({ length: count }, (_, i) => ({
    at: dirt.chance.whole(0, calendar.extracted),
    block: dirt.chance.pick(city.blocks).id,
    source: '911',
    said: dirt.chance.happens(0.7) ? 'SHOTS FIRED' : 'FIREWORKS',
    of: {},
    case: '',
    hit: false,
    event: `mistaken ${i}`,
  }))
}

const near = ({ city, places }: World, dirt: Dirt, block: number): number =>
  places.near(city.blocks[block]!, dirt.chance).id

function cellsOf(world: World, dirt: Dirt, call: Call, number: string, original: string | null) {
  const { chance } = dirt
  const place = writePlace(world, dirt, call.block)
  const dispatched = call.at + 1 + Math.round(exponential(chance, call.hit ? 1 : 6))
  const arrived = dispatched + 2 + Math.round(exponential(chance, 5))
  const cleared = arrived + 5 + Math.round(exponential(chance, call.hit ? 200 : 25))
  const sent = original === null
  const nothing = call.case === ''
  return {
    EVENT_NO: number,
    RECEIVED: stamp(world, call.at),
    DISPATCHED: sent ? stamp(world, dispatched) : '',
    ARRIVED: sent ? dirt.orMissing(stamp(world, arrived)) : '',
    CLEARED: sent ? dirt.orMissing(stamp(world, cleared)) : '',
    SOURCE: call.source,
    INITIAL_TYPE: call.said,
    FINAL_TYPE: dirt.orMissing(call.hit ? 'PERSON SHOT' : nothing ? 'NO VIOLENCE FOUND' : 'SHOTS FIRED'),
    PRIORITY: call.said === 'PERSON SHOT' ? '1' : call.said === 'FIREWORKS' ? '4' : '2',
    LOCATION: place.address,
    LATITUDE: place.latitude,
    LONGITUDE: place.longitude,
    DUPLICATE_OF: original === null ? '' : dirt.orMissing(original, 5),
    DISPOSITION: sent
      ? nothing
        ? chance.pick(['GONE ON ARRIVAL', 'UNFOUNDED', 'NO ACTION'])
        : 'REPORT'
      : 'DUPLICATE',
    CASE_NO: nothing || !sent ? '' : dirt.orMissing(copyNumber(dirt, call.case), 2),
  }
}

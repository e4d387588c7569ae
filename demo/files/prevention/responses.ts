import { sheetDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { sheet, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { writeAddress, writeDay } from '../writing.ts'
import { nameOf } from './programs.ts'

const columns = {
  'Response no': ['Number of the response, `R-0001`'],
  Program: ['Name of the program', 'name-of-program-differs'],
  'Date of shooting': ['Month first, two-digit year', 'date-other-format'],
  Where: ['Block; outreach workers are not given record numbers of the police', 'address-typing-error'],
  Notified: ['Time of day, 24 hours', 'time-rounded'],
  Arrived: ['Time of day; empty when nobody went', 'time-rounded', 'missing'],
  'Services offered': ['yes or no', 'missing'],
  'Services accepted': ['yes or no; empty when none were offered', 'missing'],
  'Risk of retaliation': ['low, medium, high', 'missing'],
} as const

/** The outreach team’s own log. It names no participant, and stands beside no police record. */
export const responses = table({
  path: 'community/shooting-responses.csv',
  about: 'What outreach teams did after shootings; a row is a response',
  style: sheet,
  columns,
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  const { service, life, city, calendar } = world
  for (const response of service.responses) {
    if (response.notified > calendar.extracted) continue
    const shooting = life.shootings[response.shooting]!
    const number = `R-${String(response.id + 1).padStart(4, '0')}`
    const clock = (at: number) => calendar.clock(dirt.befalls('time-rounded') ? Math.round(at / 15) * 15 : at)
    const yes = (said: boolean) => dirt.orMissing(said ? 'yes' : 'no')
    const cells = {
      'Response no': number,
      Program: nameOf(dirt, world.programs[response.program]!),
      'Date of shooting': writeDay(dirt, calendar.day(shooting.at), sheetDay),
      Where: writeAddress(dirt, city.blocks[shooting.block]!),
      Notified: clock(response.notified),
      Arrived: response.arrived === null ? '' : dirt.orMissing(clock(response.arrived)),
      'Services offered': yes(response.offered),
      'Services accepted': response.offered ? yes(response.accepted) : '',
      'Risk of retaliation': dirt.orMissing(response.retaliationRisk),
    }
    const of = { response: response.id, shooting: response.shooting, program: response.program }
    yield { cells, of, record: number }
  }
}

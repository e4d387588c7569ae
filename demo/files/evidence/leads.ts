import { exponential } from '../../chance/index.ts'
import type { Exhibit, Minute } from '../../life/types.ts'
import type { Dirt } from '../dirt/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber } from '../writing.ts'
import { acquisitionNumber, caseOfExhibit } from './laboratory.ts'

const columns = {
  LEAD: ['Number of the lead, `L-000123`'],
  ISSUED: ['`2022-03-04`: when a person had reviewed it on screen'],
  ACQUISITION_A: ['Earlier acquisition'],
  ACQUISITION_B: ['Later acquisition, which raised the lead'],
  CASE_A: ['Record number of the earlier event, as copied', 'number-mistyped', 'number-unstyled'],
  CASE_B: ['Record number of the later event, as copied', 'number-mistyped', 'number-unstyled'],
  NOTIFIED: ['Day on which the investigators were told; empty while they were not', 'missing'],
  STATUS: ['UNCONFIRMED; HIT when an examiner confirmed it on the physical items; NOT CONFIRMED'],
  CONFIRMED: ['Day of the examiner’s finding; empty without one'],
  EXAMINER: ['Initials of the examiner'],
} as const

/** Shares of true pairs that reviewers see, and of leads that are none: about 1 in 100 is not confirmed. */
const SEEN = 0.85
const MISTAKEN = 0.011
const EXAMINED = 0.3
const DAY = 1_440

interface Lead {
  readonly issued: Minute
  readonly a: Exhibit
  readonly b: Exhibit
  readonly right: boolean
}

/** Leads of the imaging network: probable links, unconfirmed until an examiner has seen the items. */
export const networkLeads = table({
  path: 'laboratory/network-leads.csv',
  about:
    'Leads of the imaging network with the few that an examiner confirmed; a row is a pair of acquisitions',
  columns,
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  let count = 0
  for (const lead of leadsOf(world, dirt)) {
    const number = `L-${String(++count).padStart(6, '0')}`
    const of = { exhibit: lead.b.id, ...(lead.right && { gun: lead.b.gun }) }
    yield { cells: cellsOf(world, dirt, lead, number), of, record: number }
  }
}

/** The first acquisition of every event is reviewed against those of earlier events. */
function leadsOf({ life, calendar }: World, dirt: Dirt): Lead[] {
  const { chance } = dirt
  const calibreOf = ({ gun }: Exhibit) => life.guns[gun]!.calibre
  // The network compares within a calibre: nobody is shown a pair of two.
  const mistakable = (a: Exhibit, b: Exhibit) => a.gun !== b.gun && calibreOf(a) === calibreOf(b)
  const leads: Lead[] = []
  const entered = life.exhibits
    .filter(({ acquired }) => acquired !== null && acquired <= calendar.extracted)
    .sort((a, b) => a.acquired! - b.acquired! || a.id - b.id)
  const seen = new Set<string>()
  const lastOfGun = new Map<number, Exhibit>()
  for (const [place, exhibit] of entered.entries()) {
    const event = `${exhibit.gun} ${exhibit.shooting} ${exhibit.recovery}`
    if (seen.has(event)) continue
    seen.add(event)
    const issued = exhibit.acquired! + Math.round((0.2 + exponential(chance, 2.5)) * DAY)
    const before = lastOfGun.get(exhibit.gun)
    lastOfGun.set(exhibit.gun, exhibit)
    if (before && chance.happens(SEEN)) leads.push({ issued, a: before, b: exhibit, right: true })
    else if (chance.happens(MISTAKEN * 0.5)) {
      const others = entered.slice(Math.max(0, place - 500), place).filter((one) => mistakable(one, exhibit))
      if (others.length > 0) leads.push({ issued, a: chance.pick(others), b: exhibit, right: false })
    }
  }
  return leads.filter(({ issued }) => issued <= calendar.extracted).sort((x, y) => x.issued - y.issued)
}

function cellsOf(world: World, dirt: Dirt, { issued, a, b, right }: Lead, number: string) {
  const { calendar } = world
  const { chance } = dirt
  const notified = issued + Math.round(exponential(chance, 1.5) * DAY)
  const found = issued + Math.round((10 + exponential(chance, 70)) * DAY)
  const examined = chance.happens(EXAMINED) && found <= calendar.extracted
  const told = notified <= calendar.extracted
  return {
    LEAD: number,
    ISSUED: calendar.iso(issued),
    ACQUISITION_A: acquisitionNumber(world, a),
    ACQUISITION_B: acquisitionNumber(world, b),
    CASE_A: copyNumber(dirt, caseOfExhibit(world, a)),
    CASE_B: copyNumber(dirt, caseOfExhibit(world, b)),
    NOTIFIED: told ? dirt.orMissing(calendar.iso(notified), 2) : '',
    STATUS: examined ? (right ? 'HIT' : 'NOT CONFIRMED') : 'UNCONFIRMED',
    CONFIRMED: examined ? calendar.iso(found) : '',
    EXAMINER: examined ? chance.pick(['HB', 'CLD', 'MWR']) : '',
  }
}

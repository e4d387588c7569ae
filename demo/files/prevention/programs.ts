import type { Program } from '../../service/types.ts'
import { sheetDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { sheet, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { writeDay } from '../writing.ts'

const programColumns = {
  Program: ['Name'],
  No: ['Number of the program, `P-01`'],
  Strategy: ['Kind of program', 'missing'],
  'Run by': ['Agency'],
  Blocks: ['How many blocks it covers; the blocks are in program-areas.csv'],
  Started: ['Month first, two-digit year', 'date-other-format'],
  Ended: ['Empty while it runs', 'date-other-format'],
  'Places per year': ['Capacity', 'missing'],
} as const

/** The office’s list of programs. */
export const programs = table({
  path: 'prevention/programs.csv',
  about: 'Programs against violence in the office’s spreadsheet; a row is a program',
  style: sheet,
  columns: programColumns,
  rows: programRows,
})

function* programRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof programColumns>> {
  const { calendar } = world
  for (const program of world.programs) {
    const ended = program.to !== null && program.to <= calendar.extracted ? program.to : null
    const cells = {
      Program: program.name,
      No: programNumber(program),
      Strategy: dirt.orMissing(program.strategy),
      'Run by': world.agencyName(program.agency),
      Blocks: String(program.blocks.length),
      Started: writeDay(dirt, calendar.day(program.from), sheetDay),
      Ended: ended === null ? '' : writeDay(dirt, calendar.day(ended), sheetDay),
      'Places per year': dirt.orMissing(String(program.capacity)),
    }
    yield { cells, of: { program: program.id }, record: programNumber(program) }
  }
}

const areaColumns = {
  No: ['Number of the program'],
  Block: ['Block it covers'],
  District: ['Police district'],
} as const

/** Where programs work. */
export const programAreas = table({
  path: 'prevention/program-areas.csv',
  about: 'Blocks that programs cover; a row is a block of a program',
  style: sheet,
  columns: areaColumns,
  *rows({ programs: all, city, places }): Iterable<Row<keyof typeof areaColumns>> {
    for (const program of all)
      for (const id of program.blocks) {
        const block = city.blocks[id]!
        const cells = {
          No: programNumber(program),
          Block: block.address,
          District: places.districtOf(block).name,
        }
        yield { cells }
      }
  },
})

const grantColumns = {
  Program: ['Name, as the finance office knows it', 'name-of-program-differs'],
  'Grant no': ['Number of the grant, `G-001`'],
  Source: ['Who gives'],
  Awarded: ['Dollars', 'money-as-text'],
  From: ['Month first, two-digit year', 'date-other-format'],
  To: ['Month first, two-digit year', 'date-other-format'],
  'Ended early': ['Day on which the giver ended it; empty for most', 'date-other-format'],
} as const

/** Money given. */
export const grants = table({
  path: 'prevention/grants.csv',
  about: 'Grants in the finance office’s spreadsheet; a row is a grant',
  style: sheet,
  columns: grantColumns,
  rows: grantRows,
})

function* grantRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof grantColumns>> {
  const { calendar, service } = world
  for (const grant of service.grants) {
    const ended =
      grant.endedEarly !== null && grant.endedEarly <= calendar.extracted ? grant.endedEarly : null
    const number = grantNumber(grant.id)
    const cells = {
      Program: nameOf(dirt, world.programs[grant.program]!),
      'Grant no': number,
      Source: grant.source,
      Awarded: money(dirt, grant.awarded),
      From: writeDay(dirt, calendar.day(grant.from), sheetDay),
      To: writeDay(dirt, calendar.day(grant.to), sheetDay),
      'Ended early': ended === null ? '' : writeDay(dirt, calendar.day(ended), sheetDay),
    }
    yield { cells, of: { grant: grant.id, program: grant.program }, record: number }
  }
}

const drawColumns = {
  'Grant no': ['Number of the grant'],
  Date: ['Month first, two-digit year', 'date-other-format'],
  Amount: ['Dollars drawn', 'money-as-text'],
} as const

/** Money drawn. */
export const drawdowns = table({
  path: 'prevention/grant-drawdowns.csv',
  about: 'What was drawn from grants; a row is a payment',
  style: sheet,
  columns: drawColumns,
  *rows({ calendar, service }, dirt): Iterable<Row<keyof typeof drawColumns>> {
    for (const { id, program, drawn } of service.grants)
      for (const { at, amount } of drawn) {
        if (at > calendar.extracted) continue
        const cells = {
          'Grant no': grantNumber(id),
          Date: writeDay(dirt, calendar.day(at), sheetDay),
          Amount: money(dirt, amount),
        }
        yield { cells, of: { grant: id, program }, record: grantNumber(id) }
      }
  },
})

export const programNumber = ({ id }: Program): string => `P-${String(id + 1).padStart(2, '0')}`
const grantNumber = (id: number): string => `G-${String(id + 1).padStart(3, '0')}`

export function nameOf(dirt: Dirt, { name }: Program): string {
  if (!dirt.befalls('name-of-program-differs')) return name
  const words = name.split(' ')
  return words.length > 1 && dirt.chance.happens(0.5)
    ? words.map((word) => word.slice(0, 1).toUpperCase()).join('')
    : `${words[0]} program (old)`
}

function money(dirt: Dirt, amount: number): string {
  const whole = Math.round(amount)
  if (!dirt.befalls('money-as-text')) return String(whole)
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return dirt.chance.pick([`$${grouped}`, `$${grouped}.00`, grouped, `${Math.round(whole / 1000)}k`])
}

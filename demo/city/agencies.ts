import type { Agency } from './types.ts'

/** The agencies of a city that share its work, from its names. Identifiers begin with the invented state's letters. */
export function agenciesOf(name: string, county: string, state: string): Agency[] {
  const seat = county.replace(/ County$/, '')
  return [
    { key: 'police', name: `${name} Police Department`, ori: `${state}0070100` },
    { key: 'neighbour', name: `Merrow Landing Police Department`, ori: `${state}0070200` },
    { key: 'sheriff', name: `${county} Sheriff's Office`, ori: `${state}0070000` },
    { key: 'laboratory', name: 'State Crime Laboratory, Eastern Branch', ori: `${state}007019Y` },
    { key: 'atf', name: `ATF ${name} Field Office`, ori: `${state}ATF0700` },
    { key: 'prosecutor', name: `${county} District Attorney`, ori: `${state}007013A` },
    { key: 'health', name: `${county} Health Department`, ori: null },
    { key: 'hospital', name: `${name} General Hospital`, ori: null },
    { key: 'schools', name: `${name} Public Schools`, ori: null },
    { key: 'community', name: `${seat} Street Outreach`, ori: null },
    { key: 'prevention', name: `Mayor's Office of Violence Prevention`, ori: null },
  ]
}

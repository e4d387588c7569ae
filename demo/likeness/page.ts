import { fitted } from '../fit/index.ts'
import { NEAR_METRES, type Statistics } from '../fit/statistics.ts'
import type { Compared } from './compare.ts'

const percent = (value: number) => `${(value * 100).toFixed(1)} %`
const ratio = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : value.toFixed(2)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The page, with every figure as it was just measured. */
export function page(cities: readonly Compared[], seeds: number): string {
  return `${introduction(seeds)}
${figures(cities)}
${plots()}
${near(cities)}
${differences(cities)}
${fits()}
`
}

const introduction = (seeds: number) => `# How like a real city Alder Bay is

Alder Bay is invented. Its shootings are made by a process whose shape was fitted on files that real cities publish, so that charts, hot spots and near repeats look on screen as they do in life, while the truth behind each record is known. This page holds what came out against New York, Philadelphia and Chicago. \`npm run demo:likeness\` writes it: nothing here was typed in by hand, and no random number differs from run to run.

A shooting here is an incident in which somebody was hit. Alder Bay stands for ${seeds} cities from ${seeds} seeds: lines show their mean, the tinted band the least and the most of them. The real cities are those of \`demo/fit\`: New York and Philadelphia 2020 to 2024, Chicago February 2017 to February 2018.
`

function figures(cities: readonly Compared[]): string {
  const row = (name: string, of: (statistics: Statistics, city: Compared) => string) =>
    `| ${name} | ${cities.map((city) => of(city.statistics, city)).join(' | ')} |`
  const spread = ({ seeds }: Compared, of: (one: Statistics) => number) => {
    if (seeds.length === 0) return ''
    const values = seeds.map(of)
    return ` (${percent(Math.min(...values))} to ${percent(Math.max(...values))})`
  }
  const night = ({ hour }: Statistics) => [20, 21, 22, 23, 0, 1, 2, 3].reduce((sum, at) => sum + hour[at]!, 0)
  const weekend = ({ weekday }: Statistics) => weekday[5]! + weekday[6]!
  const several = ({ victimsPerIncident }: Statistics) => 1 - victimsPerIncident[0]!
  const line = (name: string, of: (one: Statistics) => number) =>
    row(name, (one, city) => percent(of(one)) + spread(city, of))
  return `
|  | ${cities.map(({ name }) => name).join(' | ')} |
| --- | ${cities.map(() => '--:').join(' | ')} |
${row('shootings', (one) => one.incidents.toFixed(0))}
${row('years', (one) => one.years.toFixed(1))}
${line('between 20:00 and 4:00', night)}
${line('Saturday and Sunday', weekend)}
${row('July over February', ({ month }) => (month[6]! / month[1]!).toFixed(2))}
${line('in the fullest 5 % of cells', ({ concentration }) => concentration[2]!)}
${line('several hit', several)}
${line('of victims, died', ({ fatal }) => fatal)}
`
}

const plots = () => `## Plots

![Share of shootings in each hour of the day](../images/alder-bay-likeness/hours.svg)

![Share of shootings on each day of the week](../images/alder-bay-likeness/weekdays.svg)

![Shootings a day in each month, over the mean of the year](../images/alder-bay-likeness/months.svg)

![Share of shootings in the fullest cells](../images/alder-bay-likeness/concentration.svg)

Cells are squares of 250 m within 1 km of any shooting. Few points look more concentrated than many, so each city is thinned at random to 0.3 shootings a cell; the mean of 20 such samples is drawn. At that level a city has something in fewer than 20 to 30 % of cells, so that the lines meet at 100 %.

![Share of shootings by how many were hit](../images/alder-bay-likeness/victims.svg)

![Share of victims that died](../images/alder-bay-likeness/fatal.svg)

![Pairs of shootings near in place and time, observed over expected](../images/alder-bay-likeness/near-repeats.svg)

`

function near(cities: readonly Compared[]): string {
  const bands = NEAR_METRES.slice(0, -1).map((from, i) => `${from}–${NEAR_METRES[i + 1]!} m`)
  const rows = bands.flatMap((band, i) =>
    cities.map(
      ({ name, statistics }) => `| ${band} | ${name} | ${statistics.nearRepeat[i]!.map(ratio).join(' | ')} |`,
    ),
  )
  return `## Near repeats

Observed over expected pairs (Knox 1964; expected is the exact mean over all orders of the days; distance as the crow flies). Pairs of Alder Bay are the sums over its seeds.

| apart | city | 0–1 day | 2–3 | 4–7 | 8–14 | 15–28 |
| --- | --- | --: | --: | --: | --: | --: |
${rows.join('\n')}
`
}

function differences(cities: readonly Compared[]): string {
  const alderBay = cities.find(({ invented }) => invented)!.statistics
  const real = cities.filter(({ invented }) => !invented).map(({ statistics }) => statistics)
  const soon = (one: Statistics) => ratio(one.nearRepeat[0]![1])
  return `## Where they differ

- **Near repeats of the first two weeks.** Within 100 m Alder Bay's ratio falls more slowly: after 2 to 3 days it is ${soon(alderBay)}, where the real cities have ${real.map(soon).join(', ')}. Part of that is size: a city with fewer shootings a block has fewer pairs by chance, and what follows weighs more against them. Part is the process, in which those shot at wait days, not hours.
- **Violence falls over the five years**, from a fifth above the mean to a fifth below, as it did in most cities from 2021 on. There is no sudden rise as in 2020.
- **Noon in Philadelphia.** Its file before 2020 has too many shootings at 12 and too few at 13 and 14, which looks like hours read from a 12-hour clock. Only the years from 2020 were used.
- **Chicago is one year**, so its months and its cells of near repeats are noisy.
- **One city's luck.** A seed has about 1,300 shootings; the tinted bands show how far a single Alder Bay strays.
- **Who is hit.** Age and sex follow the files. People of the risk network are black, Hispanic, white, Asian and of other races as 56, 23, 16, 3 and 2 of a hundred. That is chosen, not fitted, and names are drawn apart from it.
`
}

function fits(): string {
  const { limb, torso, head } = fitted.wounds
  const hits = fitted.victimsPerIncident.map(percent).join(', ')
  const dies = fitted.fatalByVictims.map(percent).join(', ')
  return `## How it was fitted

\`npm run demo:fit -- FOLDER\` reads the cities' files and writes \`demo/fit/parameters.json\`; run on the same files it changes nothing. Victims are put together to incidents where they lie within 100 m and 60 minutes of the first, because keys do not do that: Philadelphia's is a report per victim.

| number | from | value |
| --- | --- | --- |
| hour by weekday | the three cities, each of the same weight; ${'`'}discharges${'`'} of Chicago 2023–24 where nobody is hit | 168 shares each |
| month | New York and Philadelphia | February ${fitted.month[1]!.toFixed(2)}, July ${fitted.month[6]!.toFixed(2)} |
| 1, 2, 3, 4, 5 and more hit | the three cities | ${hits} |
| of those hit, died, where so many were hit | Philadelphia, Chicago | ${dies} |
| hit in limb, trunk, head; died of it | Philadelphia | ${[limb, torso, head].map(({ share, fatal }) => `${percent(share)} (${percent(fatal)})`).join(', ')} |
| age of victims in eleven bands | Philadelphia, Chicago | 18 to 29: ${percent(mean([fitted.ages[2]! + fitted.ages[3]! + fitted.ages[4]!]))} |
| women among victims | Philadelphia, Chicago | ${percent(fitted.femaleShare)} |
| indoors | New York from 2022; Philadelphia 2015–20 | ${percent(fitted.indoors.newYork)}; ${percent(fitted.indoors.philadelphia)} |
| homicides with an arrest | Chicago 2001–16 | ${percent(fitted.homicideArrests)} |
| concentration, near repeats | the process was turned until they lay among the real cities | the plots above |

New York's file is victims joined with suspects **and** with the incident's murder flags: an incident of two victims, one killed, and two suspects has eight rows. Its victims are told apart by age, sex and race; where both flags stand, one is taken to have died.

Chosen, because no public file says it: the level (about 260 shootings with somebody hit for 600,000 people a year), shots that hit nobody (900), when those who die later die, the network of people and its groups, who strikes back and when (days to two weeks; along ties about 125 days, after Green, Horel and Papachristos 2017), clearance (New York 2020: 47 % of homicides, 32 % of nonfatal shootings), what sensors hear.
`
}

import { AGE_EDGES } from './ages.ts'
import { cityFile, type CityFile } from './cities.ts'
import type { Events, VictimRow } from './events.ts'
import { shares, weekdayOf } from './statistics.ts'

/** Share of incidents in each hour of each weekday, from Monday; every city weighs the same. */
export function hourByWeekday(cities: readonly Events[]): number[][] {
  const sums = Array.from({ length: 168 }, () => 0)
  for (const { day, minute } of cities) {
    const known = Array.from(day.keys()).filter((i) => minute[i]! >= 0)
    for (const i of known) {
      sums[weekdayOf(day[i]!) * 24 + Math.floor(minute[i]! / 60)]! += 1 / known.length
    }
  }
  const all = shares(sums)
  return Array.from({ length: 7 }, (_, weekday) => all.slice(weekday * 24, weekday * 24 + 24))
}

export const meanOf = (lists: readonly (readonly number[])[]): number[] =>
  lists[0]!.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0) / lists.length)

/** Share of victims that died where 1, 2, 3, 4, 5 or more were hit. */
export function fatalByVictims(cities: readonly Events[]): number[] {
  const [hit, died] = [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ]
  for (const { victims, deaths } of cities) {
    victims.forEach((n, i) => {
      hit[Math.min(n, 5) - 1]! += n
      died[Math.min(n, 5) - 1]! += deaths[i]!
    })
  }
  return hit.map((n, i) => died[i]! / n)
}

/** Share of victims in each band of `AGE_EDGES`, of those whose age lies in one. */
export function ages(rows: readonly VictimRow[]): number[] {
  const sums = AGE_EDGES.slice(1).map(() => 0)
  for (const { age } of rows) {
    const band = AGE_EDGES.findLastIndex((low) => age !== null && age >= low)
    if (band >= 0 && band < sums.length) sums[band]!++
  }
  return shares(sums)
}

export function femaleShare(rows: readonly VictimRow[]): number {
  const known = rows.filter(({ sex }) => sex !== null)
  return known.filter(({ sex }) => sex === 'F').length / known.length
}

const HEAD = /head|neck|face/i
const LIMB = /leg|arm|foot|hand|shoulder|ankle|wrist|thigh|hip|buttock|knee|finger|calf|elbow/i
const TORSO = /chest|back|stomach|abdomen|groin|pelvis|multi|torso|side/i

/** Where Philadelphia's victims were hit, and how many of them died. */
export function wounds(folder: string): Record<'limb' | 'torso' | 'head', { share: number; fatal: number }> {
  const sums = { limb: [0, 0], torso: [0, 0], head: [0, 0] }
  for (const { wound, is_fatal } of cityFile(folder, 'philadelphia')) {
    const kind = HEAD.test(wound!) ? 'head' : TORSO.test(wound!) ? 'torso' : LIMB.test(wound!) ? 'limb' : null
    if (!kind) continue
    sums[kind][0]!++
    if (is_fatal === 'True') sums[kind][1]!++
  }
  const total = sums.limb[0]! + sums.torso[0]! + sums.head[0]!
  const of = ([hit, died]: number[]) => ({ share: hit! / total, fatal: died! / hit! })
  return { limb: of(sums.limb), torso: of(sums.torso), head: of(sums.head) }
}

/** Of incidents whose file says where: New York from 2022, Philadelphia 2015 to 2020. */
export function indoors(folder: string): { newYork: number; philadelphia: number } {
  const share = (file: CityFile, key: string, column: string, inside: string, outside: string) => {
    const said = new Map(cityFile(folder, file).map((row) => [row[key], row[column]]))
    const values = [...said.values()].filter((value) => value === inside || value === outside)
    return values.filter((value) => value === inside).length / values.length
  }
  return {
    newYork: share('newYork', 'INCIDENT_KEY', 'LOC_OF_OCCUR_DESC', 'INSIDE', 'OUTSIDE'),
    philadelphia: share('philadelphiaIndoors', 'dc_key', 'inside', '1', '0'),
  }
}

/** Chicago's homicides with an arrest by the day the file was made. */
export function homicideArrests(folder: string): number {
  const rows = cityFile(folder, 'chicagoHomicides').filter(({ Year }) => Number(Year) <= 2016)
  return rows.filter(({ Arrest }) => Arrest === 'true').length / rows.length
}

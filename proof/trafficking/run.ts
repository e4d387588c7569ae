import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { poissonInterval } from '@throughline/crime-statistics'
import { diskStore } from '#platform/files'
import type { House } from '#platform/module'
import { isSize, type Scorecard, type Size } from '../../demo/index.ts'
import { withDatabase } from '../../scripts/with-database.ts'
import { openHouse } from '../../server/house.ts'
import type { ProofOptions } from '../run.ts'
import { lookInto } from './city.ts'

/**
 * Looks for indicators in cities without straw purchasers, careless dealers and thefts from dealers, and holds what was
 * flagged against the false alarms that the rules state; fails where a rule flags more than its rate allows. With
 * `--only planted` it prints what was found where trafficking is planted.
 */
export async function run({
  cities = '20',
  size = 'small',
  seed = '',
  only,
}: ProofOptions): Promise<boolean> {
  if (!isSize(size)) throw new RangeError(`--size: "${size}" is no size of the demonstration.`)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-trafficking-'))
  try {
    return await withDatabase(async (url) => {
      const house = openHouse(url, diskStore(join(folder, 'files')))
      try {
        const options = { cities: Number(cities), size, seed: seed || '1' }
        return only === 'planted'
          ? await findPlanted(house, folder, options)
          : await quiet(house, folder, options)
      } finally {
        await house.database.close()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Options {
  readonly cities: number
  readonly size: Size
  readonly seed: string
}

async function findPlanted(house: House, folder: string, { cities, size, seed }: Options): Promise<boolean> {
  for (let at = 0; at < cities; at++) {
    const one = at === 0 ? seed : `${seed}-${at + 1}`
    const { ran, score } = await lookInto(house, folder, { seed: one, size, planted: true })
    console.log(`Seed ${one}`)
    for (const { rule, tested, flagged } of ran.outcomes) console.log(`  ${rule}: ${flagged} of ${tested}`)
    console.log(JSON.stringify(score.strategies['crime-gun-tracing'], null, 2))
  }
  return true
}

interface Sum {
  flagged: number
  stated: number
  citiesFlagged: number
}

async function quiet(house: House, folder: string, { cities, size, seed }: Options): Promise<boolean> {
  const sums = new Map<string, Sum>()
  for (let at = 0; at < cities; at++) {
    const { ran, score } = await lookInto(house, folder, { seed: `${seed}-${at + 1}`, size, planted: false })
    for (const { rule, flagged, falseAlarms } of ran.outcomes) {
      const sum = sums.get(rule) ?? { flagged: 0, stated: 0, citiesFlagged: 0 }
      sums.set(rule, sum)
      const wrong = rule === 'theft-lot' ? falseThefts(score) : flagged
      sum.flagged += wrong
      sum.stated += falseAlarms
      sum.citiesFlagged += Number(wrong > 0)
    }
    // A run over many cities takes long: what it has found so far is told on the way.
    if ((at + 1) % 10 === 0 && at + 1 < cities) report(sums, at + 1, size)
  }
  return report(sums, cities, size)
}

/** Owners’ guns are stolen in quiet cities too: of thefts, only those that never happened are false. */
function falseThefts({ strategies }: Scorecard): number {
  const score = strategies['crime-gun-tracing']
  return score === 'not measured' ? 0 : (score.dealerThefts?.said ?? 0)
}

/** A rule flags too much when even the lowest mean that fits what it flagged lies above what it states (exact, 95%). */
function report(sums: ReadonlyMap<string, Sum>, cities: number, size: Size): boolean {
  console.log(`\n${cities} cities of size ${size} without trafficking`)
  console.log('rule                     flagged   stated at most   cities with a flag')
  let within = true
  for (const [rule, { flagged, stated, citiesFlagged }] of sums) {
    const above = poissonInterval(flagged).low > stated
    within &&= !above
    console.log(
      `${rule.padEnd(22)} ${String(flagged).padStart(9)} ${stated.toFixed(2).padStart(16)} ${String(citiesFlagged).padStart(20)}${above ? '   MORE THAN STATED' : ''}`,
    )
  }
  return within
}

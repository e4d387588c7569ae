import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findActor, seedDemonstration } from '#platform/access'
import type { Actor } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import { importFile, runIndicators, tracing } from '#modules/tracing'
import {
  buildDemonstration,
  scoreDemonstration,
  type Finding,
  type Scorecard,
  type Size,
} from '../../demo/index.ts'
import { policies } from '../../server/house.ts'

const FILES = [
  ['raw/atf/dealers.csv', 'dealers', undefined],
  ['raw/police/stolen-guns.csv', 'stolen', undefined],
  ['raw/police/property-guns.csv', 'property', 'City'],
  ['raw/neighbour/property-guns.csv', 'property', 'Neighbour'],
  ['raw/sheriff/property-guns.csv', 'property', 'Sheriff'],
  ['raw/atf/multiple-sales.csv', 'sales', undefined],
  ['raw/atf/traces.csv', 'traces', undefined],
] as const

export type Ran = Awaited<ReturnType<typeof runIndicators>>

/** One invented city, with trafficking planted or without, and an agency of its own that looks for indicators in it. */
export async function lookInto(
  house: House,
  folder: string,
  { seed, size, planted }: { seed: string; size: Size; planted: boolean },
): Promise<{ ran: Ran; score: Scorecard }> {
  const out = join(folder, `city-${seed}`)
  await buildDemonstration({ size, seed, out, withoutTrafficking: !planted })
  try {
    const actor = await clerkOf(house, seed)
    for (const [file, kind, room] of FILES) {
      const settings = room === undefined ? {} : { room, record: true }
      await importFile(house, actor, { path: join(out, file), kind, settings }).catch(unlessEmpty)
    }
    const ran = await runIndicators(house, actor)
    return { ran, score: await scoreDemonstration(out, foundBy(house, actor)) }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

/** A quiet city has no thefts or multiple sales to report: its file ends with the header. */
function unlessEmpty(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'import.no_rows') throw error
}

async function* foundBy(house: House, actor: Actor): AsyncIterable<Finding> {
  if (tracing.findings) yield* tracing.findings(house, actor)
}

async function clerkOf(house: House, seed: string): Promise<Actor> {
  const email = `clerk-${seed}@trafficking.example`
  await seedDemonstration(house.database, { name: `Agency of seed ${seed}`, unit: 'Tracing' }, [
    { name: 'Trace Clerk', email, title: 'Trace clerk', roles: ['trace-clerk', 'analyst'] },
  ])
  const actor = await findActor(house.database, { email }, policies, 'criminal-investigation')
  if (!actor) throw new Error('The clerk of the proof has no account.')
  return actor
}

import { proportionInterval } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import type { ErrorRates, ErrorShare, PairOrigin } from '../contract/index.ts'
import { OFFERED_FROM } from './engine/method.ts'
import {
  deal,
  findKnownReadings,
  findScansByNumber,
  findSets,
  insertSet,
  type KnownReading,
} from '../store/proficiency.ts'
import { keepComparison } from '../store/comparisons.ts'
import { compareRows, pairOf } from './comparisons.ts'

interface NamedPair {
  readonly one: string
  readonly other: string
  readonly origin: PairOrigin
}

type FoundPair = Awaited<ReturnType<typeof pairOf>> & { readonly origin: PairOrigin }

/**
 * The scans of pairs that are named by their exhibits.
 * @throws Failure `ballistics.pair_unknown`, `ballistics.same_scan`
 */
export async function findPairs(tx: Tx, pairs: readonly NamedPair[]): Promise<FoundPair[]> {
  const scans = await findScansByNumber(tx, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))])
  const found: FoundPair[] = []
  for (const { one, other, origin } of pairs) {
    const [reference, candidate] = [scans.get(one), scans.get(other)]
    if (!reference || !candidate) throw new Failure('ballistics.pair_unknown')
    found.push({ ...(await pairOf(tx, reference, candidate)), origin })
  }
  return found
}

/** Compares those that were not compared before, outside of any transaction. */
export function compareNew(files: FileStore, pairs: readonly FoundPair[]) {
  return Promise.all(
    pairs.map(async (pair) => ({
      ...pair,
      comparison: pair.known ? null : await compareRows(files, pair.reference, pair.candidate),
    })),
  )
}

/**
 * Deals pairs into the reading list, where nothing tells them from others: all of them or none.
 * @throws Failure `ballistics.pair_taken`
 */
export async function dealPairs(
  tx: Tx,
  title: string,
  pairs: Awaited<ReturnType<typeof compareNew>>,
): Promise<string> {
  const setId = await insertSet(tx, title)
  tx.about({ type: 'proficiency-set', id: setId, fields: ['made'] })
  for (const { reference, candidate, known, comparison, origin } of pairs) {
    const between = {
      scanId: reference.id,
      exhibitId: reference.exhibit_id,
      candidateScanId: candidate.id,
      candidateExhibitId: candidate.exhibit_id,
    }
    const comparisonId = comparison ? await keepComparison(tx, between, comparison) : known!.id
    if (!(await deal(tx, { setId, comparisonId, origin }))) throw new Failure('ballistics.pair_taken')
  }
  return setId
}

/** Sets, and how often readers and the rule of searches were wrong in pairs that are settled. */
export async function readProficiency(tx: Tx) {
  const [sets, readings] = [await findSets(tx), await findKnownReadings(tx)]
  tx.about({ type: 'proficiency-set', count: sets.length })
  const byReader = new Map<string, KnownReading[]>()
  for (const one of readings) byReader.set(one.read_by, [...(byReader.get(one.read_by) ?? []), one])
  return {
    sets,
    readers: [...byReader.values()].map((of) => ratesOf(of[0]!.name, of.map(saidBy))),
    machine: ratesOf(
      null,
      [...new Map(readings.map((one) => [one.comparison_id, one])).values()].map(offered),
    ),
    offeredFrom: OFFERED_FROM,
  }
}

interface Said {
  readonly origin: PairOrigin
  readonly said: 'link' | 'none' | 'neither'
}

const saidBy = ({ origin, decision }: KnownReading): Said => ({
  origin,
  said: decision === 'probable-link' ? 'link' : decision === 'no-link' ? 'none' : 'neither',
})
const offered = ({ origin, cells }: KnownReading): Said => ({
  origin,
  said: cells >= OFFERED_FROM ? 'link' : 'none',
})

function ratesOf(name: string | null, all: readonly Said[]): ErrorRates {
  const [same, different] = (['same', 'different'] as const).map((origin) =>
    all.filter((one) => one.origin === origin),
  )
  const count = (of: readonly Said[], said: Said['said']) => of.filter((one) => one.said === said).length
  return {
    name,
    missed: shareOf(count(same!, 'none'), same!.length),
    falseLinks: shareOf(count(different!, 'link'), different!.length),
    inconclusive: shareOf(count(all, 'neither'), all.length),
  }
}

function shareOf(part: number, whole: number): ErrorShare {
  const { proportion, low, high } = proportionInterval(part, whole)
  return { part, whole, share: proportion, low, high }
}

import { uuid, type Tx } from '#platform/db'
import {
  answeredRecoveries,
  keepListKeys,
  knownListed,
  moveRecoveries,
  type KnownListed,
} from '../../store/list-import.ts'
import { insertRecoveries } from '../../store/recovery-write.ts'
import { keepSerials } from '../../store/serial.ts'
import { writeAnswers, type Answer } from '../../store/trace-import.ts'
import { insertTraces, purchaserNumbers, replacePurchasers, replaceSteps } from '../../store/trace-write.ts'
import { chainOf, licenceKey, purchaserKey } from '../results.ts'
import { listReader, type ListedGun } from './list-row.ts'
import { matcherOf } from './match.ts'
import type { FileRow } from './rows.ts'
import type { Tally } from './tally.ts'

interface Placed {
  readonly gun: ListedGun
  readonly traceId: string
  readonly recoveryId: string
  /** What was known of it before; null where the list brings it. */
  readonly before: KnownListed | null
  /** Whether its recovery was on record without the list. */
  readonly found: boolean
}

/**
 * Stores a list of crime guns with the dealers who first sold them: each gun is a recovery with an answered trace. A
 * gun that is on record already gets the answer, unless it has one; one of an earlier list is brought up to date.
 */
export async function storeGunList(
  tx: Tx,
  rows: readonly FileRow[],
  days: { today: string; asOf: string },
  tally: Tally,
): Promise<void> {
  const guns = readAll(rows, days, tally)
  const known = await knownListed(tx)
  const answered = await answeredRecoveries(tx)
  const match = await matcherOf(tx)
  const placed: Placed[] = []
  for (const gun of guns.values()) {
    const before = known.get(gun.key) ?? null
    if (before) {
      placed.push({ gun, traceId: before.trace_id, recoveryId: before.recovery_id, before, found: true })
      continue
    }
    const recovery = match(soughtOf(gun))
    if (recovery && answered.has(recovery.id)) tally.note('already-answered')
    else
      placed.push({
        gun,
        traceId: uuid(),
        recoveryId: recovery?.id ?? uuid(),
        before,
        found: recovery !== null,
      })
  }
  await storeNew(
    tx,
    placed.filter(({ before }) => before === null),
    tally,
  )
  const changed = placed.filter(({ gun, before }) => before === null || isNews(gun, before))
  await moveRecoveries(tx, changed.filter(({ before }) => before !== null).map(dayOf))
  await answer(tx, changed)
  const added = changed.filter(({ before }) => before === null).length
  tally.stored({ added, changed: changed.length - added, all: guns.size })
}

const soughtOf = ({ content, canonical, latest }: ListedGun) => ({
  caseNumber: content.caseNumber,
  canonical,
  make: content.firearm.make,
  recoveredOn: latest ? null : content.recoveredOn,
})

const dayOf = ({ recoveryId, gun }: Placed) => ({
  id: recoveryId,
  day: gun.content.recoveredOn,
  latest: gun.latest,
})

const isNews = (gun: ListedGun, before: KnownListed): boolean =>
  before.recovered_on !== gun.content.recoveredOn ||
  before.recovered_latest !== gun.latest ||
  before.purchased_on !== gun.soldOn ||
  before.days_to_crime !== gun.days ||
  before.days_least !== gun.least ||
  before.days_most !== gun.most

function readAll(
  rows: readonly FileRow[],
  days: { today: string; asOf: string },
  tally: Tally,
): Map<string, ListedGun> {
  const read = listReader(rows, days, tally)
  const guns = new Map<string, ListedGun>()
  const numbers = new Map<string, number>()
  for (const row of rows) {
    const own = read(row)
    if (tally.refused(row)) continue
    if (own.some(({ key }) => guns.has(key))) tally.note('sent-again')
    for (const gun of own) {
      if (!guns.has(gun.key) && gun.canonical)
        numbers.set(gun.canonical, (numbers.get(gun.canonical) ?? 0) + 1)
      guns.set(gun.key, gun)
    }
  }
  // Left as they stand: two guns, one gun taken in twice, or a number that only begins.
  for (const count of numbers.values()) if (count > 1) tally.note('serial-repeated')
  return guns
}

async function storeNew(tx: Tx, placed: readonly Placed[], tally: Tally): Promise<void> {
  const fresh = placed.filter(({ found }) => !found)
  await insertRecoveries(
    tx,
    fresh.map(({ gun, recoveryId }) => ({
      id: recoveryId,
      source: 'list',
      content: gun.content,
      latest: gun.latest,
      listKey: gun.key,
    })),
  )
  await keepListKeys(
    tx,
    placed.filter(({ found }) => found).map(({ recoveryId, gun }) => ({ id: recoveryId, key: gun.key })),
  )
  await insertTraces(
    tx,
    placed.map(({ gun, traceId, recoveryId }) => ({
      id: traceId,
      recoveryId,
      request: gun.request,
      status: 'submitted',
    })),
  )
  await keepSerials(tx, [
    ...fresh.map(({ gun, recoveryId }) => serialOf(gun, recoveryId, 'recovery' as const)),
    ...placed.map(({ gun, traceId }) => serialOf(gun, traceId, 'trace' as const)),
  ])
  tally.recorded(fresh.length)
}

const serialOf = <T extends 'recovery' | 'trace'>(gun: ListedGun, recordId: string, source: T) => ({
  recordId,
  source,
  text: gun.request.firearm.serial,
})

async function answer(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const bought = placed.flatMap(({ gun, traceId }) =>
    gun.purchaser ? [{ traceId, purchaser: gun.purchaser, key: purchaserKey(gun.purchaser) }] : [],
  )
  const numbers = await purchaserNumbers(tx, [...new Set(bought.map(({ key }) => key))])
  await writeAnswers(
    tx,
    placed.map((one) => answerOf(one, numbers)),
  )
  await replaceSteps(
    tx,
    placed.map(({ traceId, gun }) => ({
      traceId,
      steps: chainOf({
        make: gun.content.firearm.make,
        importer: '',
        dealer: gun.dealer,
        soldOn: gun.soldOn,
        sold: true,
      }),
    })),
  )
  await replacePurchasers(tx, bought)
}

function answerOf({ traceId, gun }: Placed, numbers: ReadonlyMap<string, number>): Answer {
  return {
    id: traceId,
    outcome: 'purchaser-identified',
    answeredOn: null,
    purchasedOn: gun.soldOn,
    days: gun.days,
    least: gun.least,
    most: gun.most,
    stated: gun.stated,
    bandStated: gun.bandStated,
    purchaserNumber: gun.purchaser ? (numbers.get(purchaserKey(gun.purchaser)) ?? null) : null,
    dealerKey: licenceKey(gun.dealer.licence),
  }
}

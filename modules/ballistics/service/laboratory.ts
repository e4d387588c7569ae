import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { ExhibitContent } from '../contract/index.ts'
import { followCustody, insertCustody } from '../store/custody.ts'
import { acquiredEntry, beforeReceipt, markAcquired } from '../store/laboratory.ts'
import { useLocalTime } from '../store/moments.ts'
import { findExhibits, lockExhibits, type StoredExhibit } from '../store/read.ts'
import { insertExhibits } from '../store/write.ts'
import { readExhibit, withNumbers, type ExhibitState } from './exhibits.ts'
import { notYet } from './moments.ts'
import { explainRefused } from './refused.ts'

interface Acquisition {
  readonly acquiredAt: string | null
  readonly acquisition: string | null
  readonly site: string | null
}

/**
 * Marks an exhibit as entered. The first time is written into its log; later ones correct that entry.
 * @throws Failure `ballistics.no_surface`, `ballistics.not_received`, `ballistics.too_early`, `record.unavailable`
 */
export async function acquireExhibit(tx: Tx, id: string, given: Acquisition): Promise<StoredExhibit> {
  await useLocalTime(tx)
  const before = await lockedOwn(tx, id)
  if (before.kind === 'firearm') throw new Failure('ballistics.no_surface')
  if (before.received_at === null) throw new Failure('ballistics.not_received')
  const acquiredAt = given.acquiredAt ?? before.acquired_at ?? new Date().toISOString()
  const fields = notYet('acquiredAt', acquiredAt)
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
  if (await beforeReceipt(tx, id, acquiredAt))
    throw new Failure('ballistics.too_early', {
      fields: [{ path: 'acquiredAt', message: 'Entered before it was received. Correct one of the two.' }],
    })
  const correctsId = before.acquired_at === null ? undefined : await acquiredEntry(tx, id)
  tx.about({
    type: 'exhibit',
    id,
    fields: ['acquired'],
    change: {
      before: { acquiredAt: before.acquired_at, acquisition: before.acquisition, site: before.site },
      after: { ...given, acquiredAt },
    },
  })
  await explainRefused(markAcquired(tx, id, { ...given, acquiredAt }))
  const reason = given.acquisition && `Acquisition ${given.acquisition}`
  await insertCustody(tx, [
    correctsId === undefined
      ? { exhibitId: id, kind: 'acquired', happenedAt: acquiredAt, place: given.site, reason }
      : {
          exhibitId: id,
          kind: 'correction',
          happenedAt: acquiredAt,
          place: given.site,
          reason: reason ?? 'Entry corrected',
          correctsId,
        },
  ])
  return (await findExhibits(tx, [id]))[0]!
}

interface TestFire {
  readonly count: number
  readonly firedAt: string | null
  readonly calibre: string | null
  readonly headstamp: string | null
  readonly remarks: string | null
}

/**
 * Enters the test fires of a firearm: exhibits of its case, tied to it, in the hands of who fired them.
 * @throws Failure `ballistics.not_firearm`, `ballistics.not_received`, `record.unavailable`
 */
export async function testFire(tx: Tx, firearmId: string, given: TestFire): Promise<StoredExhibit[]> {
  await useLocalTime(tx)
  const gun = await lockedOwn(tx, firearmId)
  if (gun.kind !== 'firearm') throw new Failure('ballistics.not_firearm')
  if (gun.received_at === null) throw new Failure('ballistics.not_received')
  const fields = notYet('firedAt', given.firedAt)
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
  const firedAt = given.firedAt ?? new Date().toISOString()
  const one = ExhibitContent.parse({
    kind: 'test-fire',
    firearmId,
    propertyTag: gun.property_tag,
    calibre: given.calibre ?? gun.calibre,
    headstamp: given.headstamp,
    make: gun.make,
    model: gun.model,
    serial: gun.serial,
    remarks: given.remarks,
  })
  const exhibits = (
    await withNumbers(
      tx,
      Array.from({ length: given.count }, () => one),
    )
  ).map((content) => ({
    ...content,
    id: uuid(),
    caseId: gun.casefile_id,
    collectedAt: firedAt,
    receivedAt: firedAt,
    holder: tx.actor.name,
    holderPlace: gun.holder_place,
  }))
  await explainRefused(insertExhibits(tx, exhibits))
  const ids = exhibits.map(({ id }) => id)
  const shared = { happenedAt: firedAt, to: tx.actor.name, place: gun.holder_place }
  await insertCustody(tx, [
    {
      exhibitId: firearmId,
      kind: 'test-fired',
      happenedAt: firedAt,
      reason: `Test fires ${exhibits.map(({ number }) => number).join(', ')}`,
    },
    ...ids.flatMap((exhibitId) => [
      { ...shared, exhibitId, kind: 'collected' as const },
      { ...shared, exhibitId, kind: 'received' as const, from: tx.actor.name },
    ]),
  ])
  await followCustody(tx, ids)
  for (const id of ids) tx.about({ type: 'exhibit', id, fields: ['recorded'] })
  return findExhibits(tx, ids)
}

/** One exhibit of the own agency, held until the transaction ends. */
async function lockedOwn(tx: Tx, id: string): Promise<ExhibitState> {
  await lockExhibits(tx, [id])
  const found = await readExhibit(tx, id)
  if (found.owner_agency !== tx.actor.agencyId) throw new Failure('permission.missing')
  return found
}

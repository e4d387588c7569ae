import type { FieldProblem } from '#contract'
import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { ExhibitContent, SceneContent } from '../contract/index.ts'
import { findCase } from '../store/cases.ts'
import { insertCustody, type NewEntry } from '../store/custody.ts'
import { useLocalTime } from '../store/moments.ts'
import { findExhibits, lockExhibits, type StoredExhibit } from '../store/read.ts'
import { insertExhibits, nextNumbers, updateExhibit, type NewExhibit } from '../store/write.ts'
import { calibreKey } from '#platform/firearms'
import { caseFor } from './cases.ts'
import { notYet } from './moments.ts'
import { explainRefused } from './refused.ts'

/** One exhibit as services hand it on. */
export interface ExhibitState extends StoredExhibit {
  readonly mayEdit: boolean
}

/**
 * One exhibit.
 * @throws Failure `record.unavailable` when there is none that the actor may see
 */
export async function readExhibit(tx: Tx, id: string): Promise<ExhibitState> {
  tx.about({ type: 'exhibit', id })
  const [found] = await findExhibits(tx, [id])
  if (!found) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit', id, owner: found.owner_agency })
  return {
    ...found,
    mayEdit: found.owner_agency === tx.actor.agencyId && tx.actor.permissions.has('ballistics.write'),
  }
}

/**
 * Enters the exhibits of a scene: all of them or none.
 * @throws Failure `request.invalid` with each field, `ballistics.number_taken`, `ballistics.too_early`
 */
export async function recordExhibits(
  tx: Tx,
  scene: SceneContent,
): Promise<{ caseId: string; ids: string[] }> {
  await useLocalTime(tx)
  checkScene(scene)
  await checkFirearms(tx, scene.exhibits)
  const caseId = await caseFor(tx, scene.case)
  const exhibits = await ofScene(tx, scene, caseId)
  await explainRefused(insertExhibits(tx, exhibits))
  await explainRefused(
    insertCustody(
      tx,
      exhibits.flatMap((exhibit) => firstEntries(tx, scene, exhibit)),
    ),
  )
  for (const { id } of exhibits) tx.about({ type: 'exhibit', id, fields: ['recorded'] })
  return { caseId, ids: exhibits.map(({ id }) => id) }
}

/** Numbers of its own for whatever has none, and the calibre of the vocabulary. */
export async function withNumbers(tx: Tx, contents: readonly ExhibitContent[]) {
  const year = new Date().getUTCFullYear()
  const missing = contents.filter(({ number }) => number === null).length
  let next = missing > 0 ? await nextNumbers(tx, year, missing) : 0
  return contents.map((content) => {
    const number = content.number ?? `B${String(year).slice(2)}-${String(next++).padStart(6, '0')}`
    return {
      ...content,
      number,
      barcode: content.barcode ?? number.toUpperCase(),
      calibreKey: calibreKey(content.calibre),
    }
  })
}

/** The exhibits of a scene as they are stored, with who holds them now. */
async function ofScene(tx: Tx, scene: SceneContent, caseId: string) {
  const place = await findCase(tx, caseId)
  const collector = scene.collectedAt === null ? null : (scene.collectedBy ?? tx.actor.name)
  return (await withNumbers(tx, scene.exhibits)).map((content) => ({
    ...content,
    id: uuid(),
    caseId,
    collectedAt: scene.collectedAt,
    receivedAt: scene.receivedAt,
    holder: scene.receivedAt === null ? collector : tx.actor.name,
    holderPlace: scene.receivedAt === null ? (place?.address ?? null) : null,
  }))
}

/** What the log of custody begins with. */
function firstEntries(tx: Tx, scene: SceneContent, exhibit: NewExhibit): NewEntry[] {
  const { collectedAt, receivedAt } = scene
  const collector = scene.collectedBy ?? tx.actor.name
  return [
    ...(collectedAt === null
      ? []
      : [
          {
            exhibitId: exhibit.id,
            kind: 'collected' as const,
            happenedAt: collectedAt,
            to: collector,
            place: receivedAt === null ? exhibit.holderPlace : null,
          },
        ]),
    ...(receivedAt === null
      ? []
      : [
          {
            exhibitId: exhibit.id,
            kind: 'received' as const,
            happenedAt: receivedAt,
            from: collectedAt === null ? null : collector,
            to: tx.actor.name,
          },
        ]),
  ]
}

function checkScene({ exhibits, collectedAt, receivedAt }: SceneContent): void {
  const fields = [...notYet('collectedAt', collectedAt), ...notYet('receivedAt', receivedAt)]
  for (const key of ['number', 'barcode'] as const) fields.push(...repeated(exhibits, key))
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
  if (collectedAt !== null && receivedAt !== null && receivedAt.slice(0, 10) < collectedAt.slice(0, 10))
    throw new Failure('ballistics.too_early', {
      fields: [{ path: 'receivedAt', message: 'Received before it was collected. Correct one of the two.' }],
    })
}

/** The same number twice on one sheet: said at the later row, before the database is asked. */
function repeated(exhibits: readonly ExhibitContent[], key: 'number' | 'barcode'): FieldProblem[] {
  const first = new Map<string, number>()
  return exhibits.flatMap((exhibit, index) => {
    const text = exhibit[key]
    if (text === null) return []
    const earlier = first.get(text)
    if (earlier === undefined) {
      first.set(text, index)
      return []
    }
    return [{ path: `exhibits.${index}.${key}`, message: `Row ${earlier + 1} has the same ${key}.` }]
  })
}

/** A test fire names a firearm of the own agency. */
async function checkFirearms(
  tx: Tx,
  exhibits: readonly ExhibitContent[],
  prefix = 'exhibits.',
): Promise<void> {
  const ids = [...new Set(exhibits.flatMap(({ firearmId }) => firearmId ?? []))]
  if (ids.length === 0) return
  const guns = new Set(
    (await findExhibits(tx, ids))
      .filter(({ kind, owner_agency }) => kind === 'firearm' && owner_agency === tx.actor.agencyId)
      .map(({ id }) => id),
  )
  const fields = exhibits.flatMap(({ firearmId }, index) =>
    firearmId === null || guns.has(firearmId)
      ? []
      : [
          {
            path: `${prefix}${index}.firearmId`,
            message: 'Choose a firearm that is an exhibit of your agency.',
          },
        ],
  )
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

interface Revision {
  readonly version: number
  readonly caseId?: string | undefined
  readonly content: ExhibitContent
}

/**
 * Corrects what is written of an exhibit; the audit keeps what stood there before.
 * @throws Failure `record.changed`, `record.unavailable`, `permission.missing`, `ballistics.number_taken`
 */
export async function reviseExhibit(
  tx: Tx,
  id: string,
  { version, caseId, content }: Revision,
): Promise<ExhibitState> {
  await lockExhibits(tx, [id])
  const before = await readExhibit(tx, id)
  if (!before.mayEdit) throw new Failure('permission.missing')
  if (before.version !== version) throw new Failure('record.changed')
  if (caseId !== undefined) await caseFor(tx, { id: caseId })
  await checkFirearms(tx, [content], 'content.')
  const number = content.number ?? before.number
  const after = {
    ...content,
    number,
    barcode: content.barcode ?? number.toUpperCase(),
    calibreKey: calibreKey(content.calibre),
  }
  tx.about({ type: 'exhibit', id, fields: ['revised'], change: { before: contentOf(before), after } })
  await explainRefused(updateExhibit(tx, id, after, caseId))
  return readExhibit(tx, id)
}

/** A stored exhibit as a person wrote it. */
export const contentOf = (exhibit: StoredExhibit): ExhibitContent => ({
  number: exhibit.number,
  barcode: exhibit.barcode,
  kind: exhibit.kind,
  firearmId: exhibit.firearm_id,
  propertyTag: exhibit.property_tag,
  calibre: exhibit.calibre,
  headstamp: exhibit.headstamp,
  make: exhibit.make,
  model: exhibit.model,
  serial: exhibit.serial,
  firingPinShape: exhibit.firing_pin_shape,
  breechMarks: exhibit.breech_marks,
  riflingCount: exhibit.rifling_count,
  riflingTwist: exhibit.rifling_twist,
  riflingWidth: exhibit.rifling_width_um,
  marker: exhibit.marker,
  position: exhibit.position_text,
  x: exhibit.position_x,
  y: exhibit.position_y,
  remarks: exhibit.remarks,
})

import { readSerial } from '#platform/firearms'
import type { FieldProblem } from '#contract'
import { firstDay } from '#contract'
import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { Recovery, RecoveryContent } from '../contract/index.ts'
import {
  findPeople,
  findPhotos,
  findReadings,
  findRecovery,
  findTracesOf,
  insertReading,
  type PhotoRow,
  type ReadingRow,
  type RecoveryRow,
  type TraceOfRow,
} from '../store/recovery.ts'
import { insertRecoveries, updateRecovery } from '../store/recovery-write.ts'
import { keepSerials } from '../store/serial.ts'
import { insertVersion } from '../store/versions.ts'
import { changesBetween } from './changes.ts'
import { contentOf } from './content.ts'

/** One recovered gun as services hand it on. */
export interface RecoveryState {
  readonly row: RecoveryRow
  readonly content: RecoveryContent
  readonly readings: readonly ReadingRow[]
  readonly readingState: Recovery['readingState']
  readonly photos: readonly PhotoRow[]
  readonly traces: readonly TraceOfRow[]
  readonly mayEdit: boolean
  readonly sharedBy: string | null
}

/** How the last two readings of a number stand to each other. */
export function readingStateOf(
  readings: readonly Pick<ReadingRow, 'canonical' | 'text'>[],
): Recovery['readingState'] {
  if (readings.length === 0) return 'copied'
  const [before, last] = readings.slice(-2)
  if (!last) return 'read-once'
  const of = ({ canonical, text }: Pick<ReadingRow, 'canonical' | 'text'>) =>
    canonical ?? readSerial(text).state
  return of(before!) === of(last) ? 'agree' : 'differ'
}

/** @throws Failure `record.unavailable` when there is none that the actor may see */
export async function readRecovery(tx: Tx, id: string): Promise<RecoveryState> {
  tx.about({ type: 'recovery', id })
  const state = await loadRecovery(tx, id)
  tx.about({ type: 'recovery', id, owner: state.row.owner_agency })
  return state
}

/** One recovery without a word in the audit, for services that say themselves what they are about. */
export async function loadRecovery(tx: Tx, id: string): Promise<RecoveryState> {
  const row = await findRecovery(tx, id)
  if (!row) throw new Failure('record.unavailable')
  const people = await findPeople(tx, id)
  const readings = await findReadings(tx, id)
  const own = row.owner_agency === tx.actor.agencyId
  return {
    row,
    content: contentOf(row, people),
    readings,
    readingState: readingStateOf(readings),
    photos: await findPhotos(tx, id),
    traces: await findTracesOf(tx, id),
    mayEdit: own && tx.actor.permissions.has('tracing.write'),
    sharedBy: own ? null : row.owner_name,
  }
}

/**
 * Enters a recovered gun; who enters it has read its number.
 * @throws Failure `tracing.tag_taken`, or `request.invalid` with the fields that do not fit
 */
export async function recordRecovery(tx: Tx, input: RecoveryContent): Promise<RecoveryState> {
  const id = uuid()
  tx.about({ type: 'recovery', id, fields: ['recorded'] })
  const content = tidied(input)
  checkContent(content)
  await tagFree(insertRecoveries(tx, [{ id, source: 'entered', content }]))
  await keepReading(tx, id, content.firearm.serial)
  await keepSerials(tx, [{ recordId: id, source: 'recovery', text: content.firearm.serial }])
  return loadRecovery(tx, id)
}

/**
 * Corrects a recovered gun and keeps the state before as a version; what stays as it was makes none.
 * @throws Failure `record.changed` when someone saved in between, `record.unavailable`, `permission.missing`
 */
export async function reviseRecovery(
  tx: Tx,
  id: string,
  { version, reason, content: input }: { version: number; reason: string; content: RecoveryContent },
): Promise<RecoveryState> {
  const before = await ownRecovery(tx, id)
  if (before.row.version !== version) throw new Failure('record.changed')
  const content = tidied(input)
  checkContent(content, 'content.')
  const changes = changesBetween(before.content, content)
  if (changes.length === 0) return before
  await tagFree(updateRecovery(tx, id, content))
  if (content.firearm.serial !== before.content.firearm.serial)
    await keepReading(tx, id, content.firearm.serial)
  await keepSerials(tx, [{ recordId: id, source: 'recovery', text: content.firearm.serial }])
  await insertVersion(tx, { id, version: version + 1, reason, changes, before: before.content })
  tx.about({ type: 'recovery', id, fields: changes.map(({ path }) => path) })
  return loadRecovery(tx, id)
}

/**
 * Adds a reading. The number on record stays: a difference is shown until someone corrects it.
 * @throws Failure `record.unavailable`, `permission.missing`
 */
export async function addReading(tx: Tx, id: string, text: string): Promise<RecoveryState> {
  await ownRecovery(tx, id)
  await keepReading(tx, id, text)
  tx.about({ type: 'recovery', id, fields: ['reading'] })
  return loadRecovery(tx, id)
}

/** A recovery of the actor's own agency, locked against others until the end. */
export async function ownRecovery(tx: Tx, id: string): Promise<RecoveryState> {
  tx.about({ type: 'recovery', id })
  const state = await loadRecovery(tx, id)
  if (!state.mayEdit) throw new Failure('permission.missing')
  await findRecovery(tx, id, true)
  return loadRecovery(tx, id)
}

async function keepReading(tx: Tx, id: string, text: string): Promise<void> {
  const { canonical, state } = readSerial(text)
  if (state !== 'not-recorded') await insertReading(tx, id, { text, canonical })
}

/** Texts without anything in them are nothing. */
function tidied(content: RecoveryContent): RecoveryContent {
  return emptyToNull(content) as RecoveryContent
}

const KEPT_EMPTY = new Set(['serial', 'make', 'importer', 'country', 'calibre', 'model', 'last', 'first'])

function emptyToNull(value: unknown, name = ''): unknown {
  if (value === '') return KEPT_EMPTY.has(name) ? '' : null
  if (Array.isArray(value)) return value.map((one) => emptyToNull(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptyToNull(inner, key)]))
}

const DAY_MS = 86_400_000

/** What a contract cannot say; a day of grace for zones ahead of the server's. */
function checkContent(
  { recoveredOn, place, firearm, people }: RecoveryContent,
  prefix = '',
  now = Date.now(),
): void {
  const fields: FieldProblem[] = []
  const wrong = (path: string, message: string) => fields.push({ path: `${prefix}${path}`, message })
  const tomorrow = new Date(now + DAY_MS).toISOString().slice(0, 10)
  if (firstDay(recoveredOn) > tomorrow) wrong('recoveredOn', 'This day has not come yet. Check the date.')
  if (firstDay(recoveredOn) < '1900-01-01') wrong('recoveredOn', 'Write a year from 1900 on.')
  if ((place.latitude === null) !== (place.longitude === null))
    wrong('place.latitude', 'Give both coordinates, or leave both out.')
  if (readSerial(firearm.serial).state === 'not-recorded' && !firearm.privatelyMade)
    wrong('firearm.serial', 'Write the number, what can be read of it, or NONE where there is none.')
  people.forEach((one, at) => {
    if (one.last === '' && one.first === '' && one.alias === null)
      wrong(`people.${at}.last`, 'Write a name or an alias, or take the person out.')
    if (one.bornOn !== null && firstDay(one.bornOn) > tomorrow)
      wrong(`people.${at}.bornOn`, 'This day has not come yet. Check the date of birth.')
  })
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

async function tagFree<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'recovery_tag')
      throw new Failure('tracing.tag_taken', { cause: error })
    throw error
  }
}

import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { AreaOfIncident, IncidentContent } from '../contract/index.ts'
import { holdGround } from '../store/ground.ts'
import { describeAreas } from '../store/places.ts'
import { findIncidents, lockIncident, useLocalTime, type IncidentParts } from '../store/record.ts'
import { insertVersions, raiseVersion } from '../store/versions.ts'
import { insertIncident, replaceParts, updateIncident } from '../store/write.ts'
import { areaFinder } from './area-lookup.ts'
import { changesBetween } from './changes.ts'
import { checkContent, explainRefused, tidy } from './check.ts'
import { classify, statedExclusion } from '../contract/classify.ts'
import { contentOf } from './content.ts'
import { keepIdentities, newIdentities } from './people.ts'
import { rulesInForce } from './rules.ts'
import { inWords } from './words.ts'

/** Source of incidents that people enter here, beside those of imported record systems. */
export const ENTERED = 'entered'

/** One incident as services hand it on. */
export interface IncidentState {
  readonly parts: IncidentParts
  readonly content: IncidentContent
  readonly areas: readonly AreaOfIncident[]
  readonly mayEdit: boolean
  /** Name of the agency that shares it; null for the own one. */
  readonly sharedBy: string | null
}

/**
 * One incident.
 * @throws Failure `record.unavailable` when there is none that the actor may see
 */
export async function readIncident(tx: Tx, id: string): Promise<IncidentState> {
  tx.about({ type: 'incident', id })
  const state = await loadIncident(tx, id)
  tx.about({ type: 'incident', id, owner: state.parts.incident.owner_agency })
  return state
}

/**
 * Enters an incident of the actor's agency.
 * @throws Failure `incidents.number_taken`, or `request.invalid` with the fields that do not fit
 */
export async function recordIncident(tx: Tx, input: IncidentContent): Promise<IncidentState> {
  const id = uuid()
  tx.about({ type: 'incident', id, fields: ['recorded'] })
  const content = newIdentities(tidy(input))
  checkContent(content)
  await holdGround(tx)
  await useLocalTime(tx)
  const values = await derivedValues(tx, content)
  await explainRefused(insertIncident(tx, { id, source: ENTERED }, values))
  await explainRefused(replaceParts(tx, id, content))
  return loadIncident(tx, id)
}

interface Revision {
  /** The version that was opened. */
  readonly version: number
  readonly reason: string
  readonly content: IncidentContent
}

/**
 * Corrects an incident and keeps the state before as a version; what stays as it was makes none.
 * @throws Failure `record.changed` when someone saved in between, `record.unavailable`,
 *   `permission.missing` for another agency's record, `incidents.number_taken`, `request.invalid`
 */
export async function reviseIncident(tx: Tx, id: string, revision: Revision): Promise<IncidentState> {
  await holdGround(tx)
  await lockIncident(tx, id)
  const before = await loadIncident(tx, id)
  tx.about({ type: 'incident', id })
  if (!before.mayEdit) throw new Failure('permission.missing')
  if (before.parts.incident.version !== revision.version) throw new Failure('record.changed')
  const content = keepIdentities(before.content, withoutEcho(before.content, tidy(revision.content)))
  checkContent(content, 'content.')
  await explainRefused(updateIncident(tx, id, await derivedValues(tx, content)))
  await explainRefused(replaceParts(tx, id, content))
  return keepVersion(tx, before, await loadIncident(tx, id), revision.reason)
}

async function keepVersion(
  tx: Tx,
  before: IncidentState,
  after: IncidentState,
  reason: string,
): Promise<IncidentState> {
  const { id, version, class: classBefore } = before.parts.incident
  const changes = changesBetween(before.content, after.content)
  if (changes.length === 0) return after
  const classAfter = after.parts.incident.class
  if (classBefore !== classAfter)
    changes.push({ path: 'class', from: inWords('class', classBefore), to: inWords('class', classAfter) })
  const values = (side: 'from' | 'to') => Object.fromEntries(changes.map((one) => [one.path, one[side]]))
  const change = { before: values('from'), after: values('to') }
  tx.about({ type: 'incident', id, fields: changes.map(({ path }) => path), change })
  await insertVersions(tx, [
    { id, version: version + 1, via: 'edit', reason, changes, before: before.content },
  ])
  await raiseVersion(tx, id)
  return { ...after, parts: { ...after.parts, incident: { ...after.parts.incident, version: version + 1 } } }
}

/**
 * A form sends back the exclusion it was shown. One that only followed from the rules is not a statement
 * of the person's and must not outlive the wound it followed from.
 */
function withoutEcho(before: IncidentContent, after: IncidentContent): IncidentContent {
  const echoed = after.exclusion === before.exclusion && statedExclusion(before) === null
  return echoed ? { ...after, exclusion: null } : after
}

async function derivedValues(tx: Tx, content: IncidentContent) {
  const classification = classify(content, await rulesInForce(tx))
  const areasOf = await areaFinder(tx)
  return { content, classification, areas: areasOf(content.place.longitude, content.place.latitude) }
}

/** One incident without a word in the audit, for services that say themselves what they are about. */
export async function loadIncident(tx: Tx, id: string): Promise<IncidentState> {
  await useLocalTime(tx)
  const [parts] = await findIncidents(tx, [id])
  if (!parts) throw new Failure('record.unavailable')
  const { incident } = parts
  const own = incident.owner_agency === tx.actor.agencyId
  const areaIds = incident.areas.filter((area) => area !== null)
  return {
    parts,
    content: contentOf(parts),
    areas: await describeAreas(tx, areaIds),
    mayEdit: own && tx.actor.permissions.has('incidents.write'),
    sharedBy: own ? null : incident.owner_name,
  }
}

import { Failure } from '#platform/http'
import type { Tx } from '#platform/db'
import type { IncidentContent, IncidentVersion } from '../contract/index.ts'
import { findBefore, findVersions } from '../store/versions.ts'
import { shownChanges, withoutHidden } from './parts.ts'
import { ENTERED, loadIncident, type IncidentState } from './record.ts'

/**
 * Every version of an incident, newest first; the first follows from how it came to be recorded. A version in which
 * nothing changed that the person may see is not told of.
 */
export async function listVersions(tx: Tx, id: string): Promise<IncidentVersion[]> {
  const state = await loadIncident(tx, id)
  const versions = await versionsOf(tx, state)
  tx.about({ type: 'incident', id, fields: ['versions'], count: versions.length, owner: ownerOf(state) })
  return versions
}

const ownerOf = ({ parts }: IncidentState): number => parts.incident.owner_agency

async function versionsOf(tx: Tx, { parts: { incident } }: IncidentState): Promise<IncidentVersion[]> {
  const later = await findVersions(tx, incident.id)
  return [
    ...later
      .map(({ version, at, by_name, via, reason, changes }) => ({
        version,
        at: at.toISOString(),
        by: by_name,
        via,
        reason,
        changes: shownChanges(changes, incident.hidden),
      }))
      .filter(({ changes }) => incident.hidden.length === 0 || changes.length > 0),
    {
      version: 1,
      at: incident.recorded_at.toISOString(),
      by: incident.recorded_by_name,
      via: incident.source === ENTERED ? 'entry' : 'import',
      reason: null,
      changes: [],
    },
  ]
}

/**
 * The number of the newest version. Where parts are hidden it counts only versions that are told of: it would else
 * say that something changed in what is hidden.
 */
export async function newestVersion(tx: Tx, state: IncidentState): Promise<number> {
  const { incident } = state.parts
  if (incident.hidden.length === 0) return incident.version
  return (await versionsOf(tx, state))[0]?.version ?? 1
}

/**
 * The incident as it stood in one version: the newest is the record itself, an earlier one was kept by
 * the version after it.
 * @throws Failure `record.unavailable` when there is no such incident or version
 */
export async function readVersion(tx: Tx, id: string, version: number): Promise<IncidentContent> {
  const state = await loadIncident(tx, id)
  const { incident } = state.parts
  tx.about({ type: 'incident', id, fields: [`version ${version}`], owner: ownerOf(state) })
  if (version === (await newestVersion(tx, state))) return state.content
  const told =
    incident.hidden.length === 0 || (await versionsOf(tx, state)).some((one) => one.version === version)
  const before = told ? await findBefore(tx, id, version + 1) : undefined
  if (!before) throw new Failure('record.unavailable')
  return withoutHidden(before, incident.hidden)
}

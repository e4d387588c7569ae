import { Failure } from '#platform/http'
import type { Tx } from '#platform/db'
import type { IncidentContent, IncidentVersion } from '../contract/index.ts'
import { findBefore, findVersions } from '../store/versions.ts'
import { ENTERED, loadIncident } from './record.ts'

/** Every version of an incident, newest first; the first follows from how it came to be recorded. */
export async function listVersions(tx: Tx, id: string): Promise<IncidentVersion[]> {
  const { incident } = (await loadIncident(tx, id)).parts
  const later = await findVersions(tx, id)
  tx.about({ type: 'incident', id, fields: ['versions'], count: later.length + 1 })
  return [
    ...later.map(({ version, at, by_name, via, reason, changes }) => ({
      version,
      at: at.toISOString(),
      by: by_name,
      via,
      reason,
      changes,
    })),
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
 * The incident as it stood in one version: the newest is the record itself, an earlier one was kept by
 * the version after it.
 * @throws Failure `record.unavailable` when there is no such incident or version
 */
export async function readVersion(tx: Tx, id: string, version: number): Promise<IncidentContent> {
  const { parts, content } = await loadIncident(tx, id)
  tx.about({ type: 'incident', id, fields: [`version ${version}`] })
  if (version === parts.incident.version) return content
  const before = await findBefore(tx, id, version + 1)
  if (!before) throw new Failure('record.unavailable')
  return before
}

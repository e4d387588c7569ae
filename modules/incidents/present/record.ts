import type { Incident, IncidentContent } from '../contract/index.ts'
import type { IncidentState } from '../service/record.ts'

/** The fields of an incident that leave, for those who may read it. */
export function presentIncident({ state, version }: { state: IncidentState; version: number }): Incident {
  const { parts, content, areas, mayEdit, sharedBy } = state
  const { incident } = parts
  const people = !incident.hidden.includes('victims')
  return {
    ...presentContent(content),
    id: incident.id,
    label: {
      ownerAgency: incident.owner_name,
      category: incident.category,
      sensitivity: incident.sensitivity,
    },
    class: incident.class,
    killed: people ? incident.killed : null,
    wounded: people ? incident.wounded : null,
    areas: areas.map(({ layer, areaId, code, name }) => ({ layer, areaId, code, name })),
    version,
    source: incident.source,
    recordedAt: incident.recorded_at.toISOString(),
    recordedBy: incident.recorded_by_name,
    mayEdit,
    sharedBy,
    hidden: [...incident.hidden],
  }
}

/** The content of an incident, now or as it stood in a version. */
export function presentContent(content: IncidentContent): IncidentContent {
  return {
    number: content.number,
    occurredOn: content.occurredOn,
    occurredTime: content.occurredTime,
    reportedAt: content.reportedAt,
    place: content.place,
    exclusion: content.exclusion,
    circumstance: content.circumstance,
    domestic: content.domestic,
    officerInvolved: content.officerInvolved,
    status: content.status,
    statusOn: content.statusOn,
    victims: content.victims,
    suspects: content.suspects,
    weapons: content.weapons,
    alerts: content.alerts,
    remarks: content.remarks,
  }
}

import type { FieldChange, IncidentContent, IncidentPart } from '../contract/index.ts'

/** Part of an incident that each field of its content belongs to; the rest is its root and always shows. */
const PART_OF: Readonly<Record<string, IncidentPart>> = {
  place: 'place',
  'place.setting': 'circumstances',
  'place.kind': 'circumstances',
  exclusion: 'circumstances',
  circumstance: 'circumstances',
  domestic: 'circumstances',
  officerInvolved: 'circumstances',
  status: 'status',
  statusOn: 'status',
  remarks: 'remarks',
  victims: 'victims',
  suspects: 'suspects',
  weapons: 'weapons',
  alerts: 'alerts',
}

/** Changes of fields that are not in a hidden part: of `place.address`, or of `victims.2.outcome`. */
export function shownChanges(
  changes: readonly FieldChange[],
  hidden: readonly IncidentPart[],
): FieldChange[] {
  return changes.filter(({ path }) => {
    const part = PART_OF[path] ?? PART_OF[path.split('.')[0]!]
    return part === undefined || !hidden.includes(part)
  })
}

/** An earlier state of an incident without what is hidden of it. */
export function withoutHidden(content: IncidentContent, hidden: readonly IncidentPart[]): IncidentContent {
  if (hidden.length === 0) return content
  const without = (part: IncidentPart, gone: Partial<IncidentContent>) => (hidden.includes(part) ? gone : {})
  const { setting, kind, ...where } = content.place
  const nowhere = {
    address: null,
    precision: 'unknown',
    latitude: null,
    longitude: null,
    district: null,
  } as const
  return {
    ...content,
    ...without('circumstances', {
      exclusion: null,
      circumstance: null,
      domestic: null,
      officerInvolved: null,
    }),
    ...without('status', { status: null, statusOn: null }),
    ...without('remarks', { remarks: null }),
    ...without('victims', { victims: [] }),
    ...without('suspects', { suspects: [] }),
    ...without('weapons', { weapons: [] }),
    ...without('alerts', { alerts: [] }),
    place: {
      ...(hidden.includes('place') ? nowhere : where),
      ...(hidden.includes('circumstances') ? { setting: null, kind: null } : { setting, kind }),
    },
  }
}

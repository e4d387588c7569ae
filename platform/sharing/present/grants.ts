import type { Actor } from '#platform/db'
import type { Grant } from '../contract.ts'
import { GATES } from '../gates.ts'
import { mayRevoke } from '../service/grants.ts'
import type { GrantRow } from '../store/grants.ts'
import type { RecordPath } from './paths.ts'

/** A grant as either side reads it; of single records only who works with the kind, or keeps the list, reads why. */
export function presentGrant(actor: Actor, row: GrantRow, path: RecordPath): Grant {
  const open = mayRead(actor, row)
  const ours = row.owner_agency === actor.agencyId || row.granted_by === actor.agencyId
  return {
    id: row.id,
    state: row.state,
    agreement: { id: row.agreement_id, name: row.agreement },
    owner: { id: row.owner_agency, name: row.owner },
    from: { id: row.granted_by, name: row.granter },
    to: { kind: row.to_circle ? 'group' : 'agency', name: row.recipient },
    category: row.category,
    record:
      row.record_id && row.record_type && open
        ? { type: row.record_type, id: row.record_id, path: path(row.record_type, row.record_id) }
        : null,
    collection: row.collection,
    upTo: row.up_to,
    fields: row.fields,
    purposes: row.purposes,
    reshare: row.reshare && row.agreement_reshare,
    reason: open ? row.reason : '',
    basis: open ? row.basis : '',
    grantedBy: row.granter_person,
    grantedAt: row.granted_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedReason: open ? row.revoked_reason : null,
    direction: row.received ? 'received' : row.granted_by === actor.agencyId ? 'given' : 'handed-on',
    mayRevoke: ours && row.revoked_at === null && mayRevoke({ actor }, row),
    mayHandOn: row.received && row.state === 'live' && row.reshare && row.agreement_reshare && manages(actor),
  }
}

const manages = (actor: Actor): boolean => actor.permissions.has('sharing.manage')

const mayRead = (actor: Actor, { category, record_id: named }: GrantRow): boolean =>
  named === null ||
  actor.permissions.has('sharing.explain') ||
  GATES[category].roles.some((role) => actor.roles.includes(role))

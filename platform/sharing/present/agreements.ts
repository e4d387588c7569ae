import type { Actor } from '#platform/db'
import type { Agreement } from '../contract.ts'
import { termsOf } from '../service/terms.ts'
import type { AgreementRow } from '../store/agreements.ts'

/** An agreement as a party reads it. */
export function presentAgreement(actor: Actor, row: AgreementRow): Agreement {
  const { agencyId } = actor
  const manages = actor.permissions.has('sharing.manage')
  const mine = row.proposed_by === agencyId
  const waits = row.parties.some((party) => party.id === agencyId && party.acceptedAt === null)
  const over = row.ended_at !== null || row.state === 'expired'
  return {
    id: row.id,
    state: row.state,
    terms: termsOf(row),
    proposedBy: refOf(row, row.proposed_by),
    parties: row.parties.map(({ id, name, acceptedAt }) => ({
      agency: { id, name },
      acceptedAt: acceptedAt === null ? null : new Date(acceptedAt).toISOString(),
    })),
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    ended: row.ended_at && {
      at: row.ended_at.toISOString(),
      by: row.ended_by ?? '',
      reason: row.ended_reason ?? '',
    },
    grants: row.grants,
    mayAccept: manages && row.state === 'proposed' && waits,
    mayEdit: manages && mine && row.state === 'draft',
    mayEnd: manages && !over,
    mayAmend: manages && (row.state === 'in-force' || row.state === 'agreed'),
    mayGrant: manages && row.state === 'in-force',
  }
}

function refOf({ parties }: AgreementRow, id: number): { id: number; name: string } {
  return { id, name: parties.find((party) => party.id === id)?.name ?? '' }
}

import type { Agency, HeldClearance, Invited, PersonDetails } from './contract.ts'
import { moment, presentPerson } from './present.ts'
import type { AgencyRow } from './store/agency.ts'
import type { ClearanceRow } from './store/clearance.ts'
import type { InvitationRow } from './store/invitation.ts'
import type { ListedPerson } from './store/people.ts'

export function presentDetails(row: ListedPerson): PersonDetails {
  const { unit_id: id, unit_name: name } = row
  return {
    ...presentPerson(row),
    unit: id !== null && name !== null ? { id, name } : null,
    title: row.title,
    locked: row.locked,
    secondFactor: secondFactorOf(row),
    provider: row.provider,
    expiresAt: moment(row.expires_at),
    disabledBecause: row.disabled_reason,
    recoveryLinkUntil: moment(row.recovery_until),
  }
}

function secondFactorOf(row: ListedPerson): PersonDetails['secondFactor'] {
  if (row.demonstration) return 'sample'
  if (row.has_totp) return row.has_passkey ? 'both' : 'authenticator'
  if (row.has_passkey) return 'passkey'
  return row.provider !== null ? 'provider' : 'none'
}

export function presentInvited(row: InvitationRow): Invited {
  return {
    id: row.id,
    name: row.name ?? '',
    email: row.email ?? '',
    roles: row.roles,
    madeBy: row.made_by,
    expiresAt: row.expires_at.toISOString(),
  }
}

export function presentClearance(row: ClearanceRow): HeldClearance {
  return {
    id: row.id,
    kind: row.kind,
    document: row.document,
    signedOn: row.signed_on,
    expiresOn: row.expires_on,
    recordedBy: row.recorded_by,
    withdrawnAt: moment(row.withdrawn_at),
  }
}

export function presentAgency(
  row: AgencyRow,
  ownId: number,
  providers: readonly { id: string; name: string; agency: string }[],
): Agency {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    contact: row.contact,
    timeZone: row.time_zone,
    units: row.units,
    host: row.host,
    own: row.id === ownId,
    stoppedAt: moment(row.stopped_at),
    people: row.people,
    administrators: row.administrators,
    banner: row.banner,
    passwordsExpire: row.passwords_expire,
    provider: providers.find((one) => one.agency === row.name)?.name ?? null,
  }
}

import type { Tx } from '#platform/db'
import type { Profile } from '../../contract/index.ts'

/** Profiles that the actor's agency saved. */
export async function findProfiles(tx: Tx): Promise<Profile[]> {
  const { rows } = await tx.client.query<{ profile: Profile }>(
    'select profile from incidents.profile where owner_agency = $1 order by name',
    [tx.actor.agencyId],
  )
  return rows.map(({ profile }) => profile)
}

/** Saves a profile under its name, in place of an older one. */
export async function saveProfile(tx: Tx, profile: Profile): Promise<void> {
  await tx.client.query(
    `insert into incidents.profile (owner_agency, name, profile, saved_by) values ($1, $2, $3, $4)
     on conflict (owner_agency, name) do update set profile = excluded.profile, saved_by = excluded.saved_by, saved_at = now()`,
    [tx.actor.agencyId, profile.name, JSON.stringify(profile), tx.actor.personId],
  )
}

/** Answers whether there was one. */
export async function deleteProfile(tx: Tx, name: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'delete from incidents.profile where owner_agency = $1 and name = $2',
    [tx.actor.agencyId, name],
  )
  return rowCount === 1
}

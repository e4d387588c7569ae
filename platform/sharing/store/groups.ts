import type { PoolClient } from 'pg'

export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly owner_agency: number
  readonly owner: string
  readonly members: { id: number; name: string }[]
  readonly grants: number
}

/** Live groups that an agency keeps or belongs to. */
export async function listGroups(client: PoolClient, agencyId: number): Promise<GroupRow[]> {
  const { rows } = await client.query<GroupRow>(
    `select c.id, c.name, c.owner_agency, o.name as owner,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name), '[]')
        from sharing.member m join access.agency a on a.id = m.agency_id where m.circle_id = c.id) as members,
       (select count(*) from sharing.grant g where g.to_circle = c.id and g.granted_by = $1 and g.revoked_at is null
          and sharing.alive(g.id)) as grants
     from sharing.circle c join access.agency o on o.id = c.owner_agency
     where c.ended_at is null and (c.owner_agency = $1
       or exists (select from sharing.member m where m.circle_id = c.id and m.agency_id = $1))
     order by c.owner_agency <> $1, c.name limit 1000`,
    [agencyId],
  )
  return rows
}

/** Locks a live group of the agency; false when there is none. */
export async function lockGroup(client: PoolClient, agencyId: number, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from sharing.circle where id = $1 and owner_agency = $2 and ended_at is null for update',
    [id, agencyId],
  )
  return rowCount === 1
}

/** Answers false when the agency has a live group of that name. */
export async function insertGroup(
  client: PoolClient,
  group: { readonly id: string; readonly agencyId: number; readonly name: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into sharing.circle (id, owner_agency, name) values ($1, $2, $3)
     on conflict (owner_agency, name) where ended_at is null do nothing`,
    [group.id, group.agencyId, group.name],
  )
  return rowCount === 1
}

/** Answers false when another live group of the agency has that name. */
export async function renameGroup(client: PoolClient, id: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update sharing.circle c set name = $2 where id = $1 and not exists (
       select from sharing.circle o where o.owner_agency = c.owner_agency and o.name = $2 and o.id <> c.id and o.ended_at is null)`,
    [id, name],
  )
  return rowCount === 1
}

/** Sets the members; answers those that are new. */
export async function setMembers(
  client: PoolClient,
  id: string,
  members: readonly number[],
): Promise<number[]> {
  await client.query('delete from sharing.member where circle_id = $1 and agency_id <> all ($2::int[])', [
    id,
    members,
  ])
  const { rows } = await client.query<{ agency_id: number }>(
    'insert into sharing.member (circle_id, agency_id) select $1, unnest($2::int[]) on conflict do nothing returning agency_id',
    [id, members],
  )
  return rows.map((row) => row.agency_id)
}

export async function endGroup(client: PoolClient, id: string): Promise<void> {
  await client.query('delete from sharing.member where circle_id = $1', [id])
  await client.query('update sharing.circle set ended_at = now() where id = $1', [id])
}

/** Live grants to a group. */
export async function grantsToGroup(client: PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from sharing.grant where to_circle = $1 and revoked_at is null and sharing.alive(id)',
    [id],
  )
  return rows.map((row) => row.id)
}

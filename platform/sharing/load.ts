import type { PoolClient } from 'pg'
import type { Purpose } from '#contract'
import { purposesOf } from './gates.ts'
import type { World, WorldPerson } from './world.ts'

/**
 * The world around one person and one record, read by the owning role. `purpose` is what the person would state;
 * the first of their roles unless said.
 */
export async function loadWorld(
  client: PoolClient,
  asked: { readonly personId: string; readonly recordId: string; readonly purpose?: Purpose },
): Promise<World> {
  const { rows } = await client.query<{ world: Loaded }>(WORLD, [asked.personId, asked.recordId])
  const { person, ...world } = rows[0]!.world
  const purpose = asked.purpose ?? (person && purposesOf(person.roles)[0]) ?? 'administration'
  return {
    ...world,
    now: new Date(world.now),
    people: person ? [{ ...person, purpose }] : [],
    grants: world.grants.map((grant) => ({
      ...grant,
      expiresAt: grant.expiresAt && new Date(grant.expiresAt),
    })),
    admissions: world.admissions.map((one) => ({
      ...one,
      startsAt: new Date(one.startsAt),
      endsAt: new Date(one.endsAt),
    })),
  } as World
}

/** As the database writes it: moments are text. */
type Loaded = Omit<World, 'people' | 'now' | 'grants' | 'admissions'> & {
  now: string
  person: Omit<WorldPerson, 'purpose'> | null
  grants: (Omit<World['grants'][number], 'expiresAt'> & { expiresAt: string | null })[]
  admissions: (Omit<World['admissions'][number], 'startsAt' | 'endsAt'> & {
    startsAt: string
    endsAt: string
  })[]
}

const list = (select: string) => `(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${select}) x)`

const WORLD = `select jsonb_build_object('now', now(), 'today', current_date,
  'person', (select to_jsonb(x) from (
    select p.id, p.agency_id as "agencyId", a.kind as "agencyKind", p.roles,
      ${list(`select kind, signed_on as "signedOn", expires_on as "expiresOn", withdrawn_at is not null as withdrawn
        from access.clearance c where c.person_id = p.id`)} as clearances
    from access.person p join access.agency a on a.id = p.agency_id where p.id = $1) x),
  'agreements', ${list(`select a.id, a.categories, a.purposes, a.up_to as "upTo", a.fields, a.reshare,
      a.approved_at is not null as approved, a.ended_at is not null as ended, a.starts_on as "startsOn",
      a.expires_on as "expiresOn", ${list(`select agency_id as "agencyId", accepted_at is not null as accepted
        from sharing.party where agreement_id = a.id`)} as parties from sharing.agreement a`)},
  'grants', ${list(`select id, agreement_id as "agreementId", owner_agency as "ownerAgency", granted_by as "grantedBy",
      via_id as "viaId", to_agency as "toAgency", to_circle as "toCircle", category, up_to as "upTo",
      record_id as "recordId", collection_id as "collectionId", fields, purposes, reshare,
      revoked_at is not null as revoked, expires_at as "expiresAt" from sharing.grant`)},
  'circles', ${list(`select c.id, array(select agency_id from sharing.member where circle_id = c.id) as members
      from sharing.circle c`)},
  'collections', ${list(`select c.id, c.owner_agency as "ownerAgency", c.category, c.closed_at is not null as closed,
      array(select record_id from sharing.collected where collection_id = c.id and record_id = $2::uuid) as records
      from sharing.collection c where exists (
        select from sharing.collected d where d.collection_id = c.id and d.record_id = $2::uuid)`)},
  'admissions', ${list(`select collection_id as "collectionId", person_id as "personId", starts_at as "startsAt",
      ends_at as "endsAt", withdrawn_at is not null as withdrawn from sharing.admission where person_id = $1`)},
  'concerns', ${list(`select record_id as "recordId", owner_agency as "ownerAgency", person_id as "personId"
      from sharing.concern where person_id = $1 and record_id = $2::uuid`)},
  'bases', ${list(`select record_id as "recordId", review_by as "reviewBy" from sharing.intelligence_basis
      where record_id = $2::uuid`)}) as world`

import type { PoolClient } from 'pg'
import type { RandomWorld } from './worlds.ts'

/** A record root and a part of it, under the rule; made by the owning role in a test's own database. */
export const PROOF_TABLES = `
  create schema proof;
  create table proof.record (id uuid primary key, owner_agency int not null, category text not null, sensitivity text not null);
  create table proof.note (record_id uuid primary key, owner_agency int not null, category text not null, sensitivity text not null);
  create table proof.total (owner_agency int not null, category text not null, sensitivity text not null);
  create index on proof.record (owner_agency);
  create index on proof.note (owner_agency);
  create index on proof.total (owner_agency);
  grant usage on schema proof to throughline_app;
  call access.protect('proof.record', 'proof', 'id');
  call access.protect('proof.note', 'proof', 'record_id', part => 'notes');
  call access.protect('proof.total');
  alter table proof.record no force row level security;
  alter table proof.note no force row level security;
  alter table proof.total no force row level security`

/** Takes the worlds before out of the database; their agencies and people stay, and see nothing of the next. */
export const EMPTY = `truncate proof.record, proof.note, proof.total, sharing.link, sharing.grant, sharing.agreement,
  sharing.party, sharing.circle, sharing.member, sharing.collection, sharing.collected, sharing.admission,
  sharing.concern, sharing.intelligence_basis, sharing.notice cascade`

/** A table of a world: its columns with their types, and the rows the world puts into it. */
interface Filling {
  readonly table: string
  readonly columns: string
  readonly rows: (world: RandomWorld) => readonly object[]
}

const LABEL = 'owner_agency int, category text, sensitivity text'
const when = (world: RandomWorld, happened: boolean) => (happened ? world.now : null)

const people: readonly Filling[] = [
  {
    table: 'access.agency',
    columns: 'id int, name text, kind text',
    rows: (world) => world.agencies.map(({ id, kind }) => ({ id, kind, name: `Agency ${id}` })),
  },
  {
    table: 'access.person',
    columns: 'id uuid, agency_id int, name text, email text, roles text[], demonstration boolean',
    rows: (world) =>
      world.people.map(({ id, agencyId, roles }) => ({
        id,
        agency_id: agencyId,
        name: 'Someone',
        email: `${id}@world.test`,
        roles,
        demonstration: true,
      })),
  },
  {
    table: 'access.clearance',
    columns:
      'person_id uuid, kind text, document text, signed_on date, expires_on date, recorded_by uuid, withdrawn_at timestamptz',
    rows: (world) =>
      world.people.flatMap(({ id, clearances }) =>
        clearances.map(({ kind, signedOn, expiresOn, withdrawn }) => ({
          person_id: id,
          kind,
          document: 'Paper',
          signed_on: signedOn,
          expires_on: expiresOn,
          recorded_by: id,
          withdrawn_at: when(world, withdrawn),
        })),
      ),
  },
]

const agreements: readonly Filling[] = [
  {
    table: 'sharing.agreement',
    columns:
      'id uuid, name text, document text, proposed_by int, categories text[], purposes text[], up_to text, fields text[], reshare boolean, starts_on date, expires_on date, approved_at timestamptz, ended_at timestamptz',
    rows: (world) =>
      world.agreements.map((one) => ({
        ...one,
        name: 'Agreement',
        document: 'Paper',
        proposed_by: world.agencies[0]!.id,
        up_to: one.upTo,
        starts_on: one.startsOn,
        expires_on: one.expiresOn,
        approved_at: when(world, one.approved),
        ended_at: when(world, one.ended),
      })),
  },
  {
    table: 'sharing.party',
    columns: 'agreement_id uuid, agency_id int, accepted_at timestamptz',
    rows: (world) =>
      world.agreements.flatMap(({ id, parties }) =>
        parties.map(({ agencyId, accepted }) => ({
          agreement_id: id,
          agency_id: agencyId,
          accepted_at: when(world, accepted),
        })),
      ),
  },
  {
    table: 'sharing.circle',
    columns: 'id uuid, owner_agency int, name text',
    rows: (world) => world.circles.map(({ id }) => ({ id, owner_agency: world.agencies[0]!.id, name: id })),
  },
  {
    table: 'sharing.member',
    columns: 'circle_id uuid, agency_id int',
    rows: (world) =>
      world.circles.flatMap(({ id, members }) =>
        members.map((member) => ({ circle_id: id, agency_id: member })),
      ),
  },
]

const grants: readonly Filling[] = [
  {
    table: 'sharing.collection',
    columns: 'id uuid, owner_agency int, category text, name text, closed_at timestamptz',
    rows: (world) =>
      world.collections.map(({ id, ownerAgency, category, closed }) => ({
        id,
        owner_agency: ownerAgency,
        category,
        name: 'Set',
        closed_at: when(world, closed),
      })),
  },
  {
    table: 'sharing.collected',
    columns: 'collection_id uuid, record_id uuid',
    rows: (world) =>
      world.collections.flatMap(({ id, records }) =>
        records.map((record) => ({ collection_id: id, record_id: record })),
      ),
  },
  {
    table: 'sharing.grant',
    columns:
      'id uuid, agreement_id uuid, owner_agency int, granted_by int, via_id uuid, to_agency int, to_circle uuid, category text, up_to text, record_id uuid, collection_id uuid, fields text[], purposes text[], reshare boolean, granted_by_person uuid, expires_at timestamptz, revoked_at timestamptz',
    rows: (world) =>
      world.grants.map((one) => ({
        ...one,
        agreement_id: one.agreementId,
        owner_agency: one.ownerAgency,
        granted_by: one.grantedBy,
        via_id: one.viaId,
        to_agency: one.toAgency,
        to_circle: one.toCircle,
        up_to: one.upTo,
        record_id: one.recordId,
        collection_id: one.collectionId,
        granted_by_person: world.people[0]!.id,
        expires_at: one.expiresAt,
        revoked_at: when(world, one.revoked),
      })),
  },
]

const floors: readonly Filling[] = [
  {
    table: 'sharing.admission',
    columns:
      'collection_id uuid, person_id uuid, admitted_by uuid, starts_at timestamptz, ends_at timestamptz, withdrawn_at timestamptz',
    rows: (world) =>
      world.admissions.map(({ collectionId, personId, startsAt, endsAt, withdrawn }) => ({
        collection_id: collectionId,
        person_id: personId,
        admitted_by: personId,
        starts_at: startsAt,
        ends_at: endsAt,
        withdrawn_at: when(world, withdrawn),
      })),
  },
  {
    table: 'sharing.concern',
    columns: 'record_id uuid, owner_agency int, person_id uuid',
    rows: (world) =>
      world.concerns.map(({ recordId, ownerAgency, personId }) => ({
        record_id: recordId,
        owner_agency: ownerAgency,
        person_id: personId,
      })),
  },
  {
    // A record cannot be entered without a basis; those a world has none for are taken out again afterwards.
    table: 'sharing.intelligence_basis',
    columns:
      'record_id uuid, owner_agency int, predicate text, source_reliability text, content_validity text, submitted_by uuid, entered_on date, review_by date',
    rows: (world) =>
      world.records
        .filter((record) => record.category === 'intelligence')
        .map(({ id }) => ({
          record_id: id,
          owner_agency: world.agencies[0]!.id,
          predicate: 'Reasonable suspicion, recorded for the proof',
          source_reliability: 'unknown',
          content_validity: 'cannot-be-judged',
          submitted_by: world.people[0]!.id,
          entered_on: '2024-01-01',
          review_by: world.bases.find((basis) => basis.recordId === id)?.reviewBy ?? world.today,
        })),
  },
]

const labelled = (world: RandomWorld) =>
  world.records.map((record) => ({ ...record, record_id: record.id, owner_agency: record.ownerAgency }))

const records: readonly Filling[] = [
  { table: 'proof.record', columns: `id uuid, ${LABEL}`, rows: labelled },
  { table: 'proof.note', columns: `record_id uuid, ${LABEL}`, rows: labelled },
  { table: 'proof.total', columns: LABEL, rows: labelled },
]

/** Writes many worlds at once; they share nothing, so each must stay blind to the others. */
export async function storeWorlds(client: PoolClient, worlds: readonly RandomWorld[]): Promise<void> {
  for (const { table, columns, rows } of [...people, ...agreements, ...grants, ...floors, ...records]) {
    const names = columns.replaceAll(/ [a-z[\]]+(,|$)/g, '$1')
    await client.query(
      `insert into ${table} (${names}) overriding system value
       select ${names} from jsonb_to_recordset($1) as x (${columns}) on conflict do nothing`,
      [JSON.stringify(worlds.flatMap(rows))],
    )
  }
}

/** Bases that a world does not have; taken out once its records are in. */
export const dropLapsed = (client: PoolClient, worlds: readonly RandomWorld[]) =>
  client.query('delete from sharing.intelligence_basis where not record_id = any ($1::uuid[])', [
    worlds.flatMap((world) => world.bases.map((one) => one.recordId)),
  ])

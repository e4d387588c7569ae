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

/** Writes many worlds at once; they share nothing, so each must stay blind to the others. */
export async function storeWorlds(client: PoolClient, worlds: readonly RandomWorld[]): Promise<void> {
  const put = (table: string, columns: string, rows: readonly object[]) =>
    client.query(
      `insert into ${table} (${names(columns)}) overriding system value
       select ${names(columns)} from jsonb_to_recordset($1) as x (${columns}) on conflict do nothing`,
      [JSON.stringify(rows)],
    )
  const all = <T>(of: (world: RandomWorld) => readonly T[]): T[] => worlds.flatMap((world) => [...of(world)])
  await put(
    'access.agency',
    'id int, name text, kind text',
    all((w) => w.agencies.map((a) => ({ ...a, name: `Agency ${a.id}` }))),
  )
  await put(
    'access.person',
    'id uuid, agency_id int, name text, email text, roles text[], demonstration boolean',
    all((w) =>
      w.people.map((p) => ({
        id: p.id,
        agency_id: p.agencyId,
        name: 'Someone',
        email: `${p.id}@world.test`,
        roles: p.roles,
        demonstration: true,
      })),
    ),
  )
  await put(
    'access.clearance',
    'person_id uuid, kind text, document text, signed_on date, expires_on date, recorded_by uuid, withdrawn_at timestamptz',
    all((w) =>
      w.people.flatMap((p) =>
        p.clearances.map((c) => ({
          person_id: p.id,
          kind: c.kind,
          document: 'Paper',
          signed_on: c.signedOn,
          expires_on: c.expiresOn,
          recorded_by: p.id,
          withdrawn_at: c.withdrawn ? w.now : null,
        })),
      ),
    ),
  )
  await storeSharing(put, all)
  await put(
    'proof.record',
    'id uuid, owner_agency int, category text, sensitivity text',
    all((w) => w.records.map((r) => ({ id: r.id, owner_agency: r.ownerAgency, ...label(r) }))),
  )
  await put(
    'proof.note',
    'record_id uuid, owner_agency int, category text, sensitivity text',
    all((w) => w.records.map((r) => ({ record_id: r.id, owner_agency: r.ownerAgency, ...label(r) }))),
  )
  await put(
    'proof.total',
    'owner_agency int, category text, sensitivity text',
    all((w) => w.records.map((r) => ({ owner_agency: r.ownerAgency, ...label(r) }))),
  )
}

const label = ({ category, sensitivity }: RandomWorld['records'][number]) => ({ category, sensitivity })
const names = (columns: string): string =>
  columns
    .split(', ')
    .map((column) => column.split(' ')[0])
    .join(', ')

type Put = (table: string, columns: string, rows: readonly object[]) => Promise<unknown>
type All = <T>(of: (world: RandomWorld) => readonly T[]) => T[]

async function storeSharing(put: Put, all: All): Promise<void> {
  await put(
    'sharing.agreement',
    'id uuid, name text, document text, proposed_by int, categories text[], purposes text[], up_to text, fields text[], reshare boolean, starts_on date, expires_on date, approved_at timestamptz, ended_at timestamptz',
    all((w) =>
      w.agreements.map((a) => ({
        id: a.id,
        name: 'Agreement',
        document: 'Paper',
        proposed_by: w.agencies[0]!.id,
        categories: a.categories,
        purposes: a.purposes,
        up_to: a.upTo,
        fields: a.fields,
        reshare: a.reshare,
        starts_on: a.startsOn,
        expires_on: a.expiresOn,
        approved_at: a.approved ? w.now : null,
        ended_at: a.ended ? w.now : null,
      })),
    ),
  )
  await put(
    'sharing.party',
    'agreement_id uuid, agency_id int, accepted_at timestamptz',
    all((w) =>
      w.agreements.flatMap((a) =>
        a.parties.map((p) => ({
          agreement_id: a.id,
          agency_id: p.agencyId,
          accepted_at: p.accepted ? w.now : null,
        })),
      ),
    ),
  )
  await put(
    'sharing.circle',
    'id uuid, owner_agency int, name text',
    all((w) => w.circles.map((c) => ({ id: c.id, owner_agency: w.agencies[0]!.id, name: c.id }))),
  )
  await put(
    'sharing.member',
    'circle_id uuid, agency_id int',
    all((w) => w.circles.flatMap((c) => c.members.map((m) => ({ circle_id: c.id, agency_id: m })))),
  )
  await put(
    'sharing.collection',
    'id uuid, owner_agency int, category text, name text, closed_at timestamptz',
    all((w) =>
      w.collections.map((c) => ({
        id: c.id,
        owner_agency: c.ownerAgency,
        category: c.category,
        name: 'Set',
        closed_at: c.closed ? w.now : null,
      })),
    ),
  )
  await put(
    'sharing.collected',
    'collection_id uuid, record_id uuid',
    all((w) => w.collections.flatMap((c) => c.records.map((r) => ({ collection_id: c.id, record_id: r })))),
  )
  await put(
    'sharing.grant',
    'id uuid, agreement_id uuid, owner_agency int, granted_by int, via_id uuid, to_agency int, to_circle uuid, category text, up_to text, record_id uuid, collection_id uuid, fields text[], purposes text[], reshare boolean, granted_by_person uuid, expires_at timestamptz, revoked_at timestamptz',
    all((w) =>
      w.grants.map((g) => ({
        id: g.id,
        agreement_id: g.agreementId,
        owner_agency: g.ownerAgency,
        granted_by: g.grantedBy,
        via_id: g.viaId,
        to_agency: g.toAgency,
        to_circle: g.toCircle,
        category: g.category,
        up_to: g.upTo,
        record_id: g.recordId,
        collection_id: g.collectionId,
        fields: g.fields,
        purposes: g.purposes,
        reshare: g.reshare,
        granted_by_person: w.people[0]!.id,
        expires_at: g.expiresAt,
        revoked_at: g.revoked ? w.now : null,
      })),
    ),
  )
  await put(
    'sharing.admission',
    'collection_id uuid, person_id uuid, admitted_by uuid, starts_at timestamptz, ends_at timestamptz, withdrawn_at timestamptz',
    all((w) =>
      w.admissions.map((a) => ({
        collection_id: a.collectionId,
        person_id: a.personId,
        admitted_by: a.personId,
        starts_at: a.startsAt,
        ends_at: a.endsAt,
        withdrawn_at: a.withdrawn ? w.now : null,
      })),
    ),
  )
  await put(
    'sharing.concern',
    'record_id uuid, owner_agency int, person_id uuid',
    all((w) =>
      w.concerns.map((c) => ({ record_id: c.recordId, owner_agency: c.ownerAgency, person_id: c.personId })),
    ),
  )
  const lapsed = (w: RandomWorld) =>
    w.records.filter((r) => r.category === 'intelligence' && !w.bases.some((b) => b.recordId === r.id))
  // A record cannot be entered without a basis; one whose basis is gone stands for what a purge left half done.
  await put(
    'sharing.intelligence_basis',
    BASIS,
    all((w) => [
      ...w.bases.map((b) => basis(w, b.recordId, b.reviewBy)),
      ...lapsed(w).map((r) => basis(w, r.id, w.today)),
    ]),
  )
}

const BASIS =
  'record_id uuid, owner_agency int, predicate text, source_reliability text, content_validity text, submitted_by uuid, entered_on date, review_by date'

const basis = (world: RandomWorld, recordId: string, reviewBy: string) => ({
  record_id: recordId,
  owner_agency: world.agencies[0]!.id,
  predicate: 'Reasonable suspicion, recorded for the proof',
  source_reliability: 'unknown',
  content_validity: 'cannot-be-judged',
  submitted_by: world.people[0]!.id,
  entered_on: '2024-01-01',
  review_by: reviewBy,
})

/** Bases that a world does not have; taken out once its records are in. */
export const dropLapsed = (client: PoolClient, worlds: readonly RandomWorld[]) =>
  client.query('delete from sharing.intelligence_basis where not record_id = any ($1::uuid[])', [
    worlds.flatMap((world) => world.bases.map((one) => one.recordId)),
  ])

import type { Tx } from '#platform/db'

/** Columns of an incident as they are staged, after row, key and hash; the hash covers these. */
export const incidentColumns = [
  'number',
  'occurred_at',
  'date_precision',
  'time_known',
  'reported_at',
  'address',
  'latitude',
  'longitude',
  'setting',
  'kind',
  'district',
  'domestic',
  'officer_involved',
  'status',
  'circumstance',
  'exclusion',
] as const

export const areaColumns = ['area_1', 'area_2', 'area_3', 'area_4', 'area_5', 'area_6'] as const

/**
 * Makes the tables a file is staged in. They belong to the transaction: whatever ends it, nothing of a
 * half-read file stays.
 */
export async function createStaging(tx: Tx): Promise<void> {
  await tx.client.query(`
    set local statement_timeout = 0;
    set local work_mem = '128MB';
    set local jit = off;
    create temp table staged_row (
      row int not null, key text collate "C" not null, hash bigint not null,
      number text collate "C" not null, occurred_at timestamp not null, date_precision char(1) not null, time_known boolean not null,
      reported_at timestamptz, address text, latitude float8, longitude float8,
      setting text, kind text, district text, domestic boolean, officer_involved boolean,
      status text, circumstance text, exclusion text,
      area_1 int, area_2 int, area_3 int, area_4 int, area_5 int, area_6 int
    ) on commit drop;
    -- Who a row tells of, by number: people who are alike in all that is known of them are one entry.
    create temp table staged_person (row int not null, entry int not null) on commit drop;
    create temp table staged_entry (
      entry int primary key, kind "char" not null, hash bigint not null, state text not null,
      age_low smallint, age_high smallint, sex text, race text, ethnicity text, wound text
    ) on commit drop`)
}

/** Waits for other imports of the same source, so that two of them never add the same incident. */
export async function lockSource(tx: Tx, source: string): Promise<void> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('incidents.import'), hashtext($1))`, [
    `${tx.actor.agencyId} ${source}`,
  ])
}

import type { ClientBase } from 'pg'

interface Filling {
  readonly agencyId: number
  readonly personId: string
  readonly count: number
}

/** Ids are made of a kind and a number, so that rows can name each other without being read. */
const id = (kind: number, number: string) =>
  `('${String(kind).padStart(8, '0')}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** One candidate list in so many scans, and candidates in each. */
const SEARCHED = 5
const CANDIDATES = 5

/** Exhibits of invented cases with a scan each, entered by SQL as the role that keeps. */
export async function fill(client: ClientBase, { agencyId, personId, count }: Filling): Promise<void> {
  await client.query('set local statement_timeout = 0')
  await client.query('set local role throughline_keeper')
  const by = `'${personId}'`
  const steps = [
    `insert into ballistics.casefile (id, owner_agency, agency_name, number, offence, occurred_on, address, recorded_by)
     select ${id(1, 'n')}, ${agencyId}, 'Bench Police', 'C-' || n, 'Shots fired', '2026-01-02', n || ' Invented Street', ${by}
     from generate_series(0, ${Math.floor(count / 5)}) n`,
    `insert into ballistics.exhibit (id, owner_agency, casefile_id, number, barcode, kind, calibre, calibre_key,
       collected_at, received_at, triaged_at, triage, acquired_at, searched_at, reviewed_at, recorded_by,
       recorded_by_name, recorded_at)
     select ${id(2, 'n')}, ${agencyId}, ${id(1, 'n / 5')}, 'E-' || n, 'E-' || n, 'cartridge-case', '9mm Luger', '9mm-luger',
       at, at, case when n % 40 > 0 then at end, case when n % 40 > 0 then 'enter' end,
       case when n % 40 > 1 then at end, case when n % 40 > 2 then at end, case when n % 40 > 3 then at end, ${by},
       'Bench', at
     from generate_series(0, ${count - 1}) n, lateral (select now() - n * interval '2 minutes' as at) moment`,
    `insert into ballistics.scan (id, owner_agency, exhibit_id, mark, file_name, file_hash, size, state, prepared_hash,
       format, sampling_x, sampling_y, width, height, recorded_by, recorded_by_name, recorded_at)
     select ${id(3, 'n')}, ${agencyId}, ${id(2, 'n')}, 'breech-face', 'scan.x3p', md5(n::text), 1000000, 'ready',
       md5(n::text), 'x3p', 6.25, 6.25, 600, 600, ${by}, 'Bench', now() - n * interval '2 minutes'
     from generate_series(0, ${count - 1}) n`,
    `insert into ballistics.search (id, owner_agency, exhibit_id, scan_id, scope, engine, settings, state, steps, asked_by,
       asked_by_name, finished_at)
     select ${id(4, 'n')}, ${agencyId}, ${id(2, 'n')}, ${id(3, 'n')}, 'regional', 'bench', '{}', 'done', '[]', ${by},
       'Bench', now()
     from generate_series(0, ${count - 1}, ${SEARCHED}) n`,
    `insert into ballistics.comparison (id, owner_agency, exhibit_id, scan_id, candidate_exhibit_id, candidate_scan_id,
       engine, original_ab, original_ba, high, compared_ab, compared_ba, score, turn, shift_x, shift_y, detail,
       offered_at, outcome, settled_at)
     select ${id(5, 'n * 8 + c')}, ${agencyId}, ${id(2, 'n')}, ${id(3, 'n')}, ${id(2, 'other')}, ${id(3, 'other')},
       'bench', n % 30, n % 30, n % 30, 40, 40, (n % 1000) / 1000.0, 0, 0, 0, '\\x00',
       case when c = 1 then now() end, case when n % 50 = 0 then 'unread' else 'no-link' end,
       case when n % 50 = 0 then null else now() end
     from generate_series(0, ${count - 1}, ${SEARCHED}) n, generate_series(1, ${CANDIDATES}) c,
       lateral (select (n::bigint + c * 7919 + 1) % ${count} as other) o
     on conflict do nothing`,
    `insert into ballistics.candidate (search_id, rank, owner_agency, exhibit_id, candidate_exhibit_id, candidate_scan_id,
       comparison_id, coarse, fine)
     select q.id, row_number() over (partition by k.scan_id order by k.id), k.owner_agency, k.exhibit_id,
       k.candidate_exhibit_id, k.candidate_scan_id, k.id, 10, 10
     from ballistics.comparison k join ballistics.search q on q.scan_id = k.scan_id`,
  ]
  for (const step of steps) await client.query(step)
}

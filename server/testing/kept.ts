import { Readable } from 'node:stream'
import { createSealer, recordAlone, signedHead, type AuditSecret, type Head } from '#platform/audit'
import { uuid } from '#platform/db'
import type { TestHouse } from './house.ts'

/** Texts that a format of its own could take for something else. */
export const HOSTILE = [
  '',
  '\\N',
  '\\.',
  'a\tb\nc\rd\\e',
  `"quoted" 'single'`,
  'Ünïcödé 🌍',
  '=1+1',
  'x'.repeat(70_000),
]

/** An agency with records of every awkward text, a stored file and a job that waits. */
export async function fillAgency(house: TestHouse, i: number): Promise<void> {
  const { actor } = await house.person(await house.agency(), 'analyst', 'administrator')
  const file = await house.files.put(Readable.from([Buffer.from(`file of agency ${i}`)]))
  await house.database.withActor(actor, async ({ client }) => {
    for (const [n, text] of HOSTILE.entries())
      await client.query(
        `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, time_known, remarks,
           latitude, longitude, recorded_by, recorded_by_name)
         values ($1, $2, $3, 'test', 'nonfatal', '2024-02-29 23:59:59.123456', true, $4, 40.1, -73.3, $5, 'Ana')`,
        [uuid(), actor.agencyId, `N-${n}`, text, actor.personId],
      )
    await client.query(
      `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
       values ($1, $2, 'incident', 'a.csv', 'text/csv', $3, $4, $5)`,
      [uuid(), actor.agencyId, file.hash, file.size, actor.personId],
    )
    const job = uuid()
    await client.query(
      `insert into jobs.job (id, owner_agency, person_id, kind, envelope) values ($1, $2, $3, 'demo', '{"a": 1}')`,
      [job, actor.agencyId, actor.personId],
    )
    await client.query(`select jobs.enqueue('demo', '{"a": 1}', $1)`, [job])
  })
}

/** Rows of every awkward text in the chain of the audit, and a head that says where it ends. */
export async function sealAudit(house: TestHouse, secret: AuditSecret): Promise<Head> {
  for (const text of HOSTILE)
    await recordAlone(house.database, {
      actor: null,
      action: 'testing.kept',
      subjects: [{ type: 'thing', id: text, fields: ['a', 'b'], count: 2 }],
      outcome: 'refused',
      address: '2001:db8::1',
      tookMs: 7,
    })
  return signedHead(secret, await createSealer(house.database).seal())
}

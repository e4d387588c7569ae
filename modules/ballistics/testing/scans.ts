import { syntheticBreechFace, writeX3p, type SyntheticFiring } from '@throughline/topography'
import { expect } from 'vitest'
import { uuid, type Database } from '#platform/db'
import type { Person } from '#testing'
import * as contract from '../contract/index.ts'

/** One cartridge case of an invented gun as a file: the same two numbers are the same bytes. */
export function firedBy(gun: number, firing: number, more: Partial<SyntheticFiring> = {}): Uint8Array {
  const key = `${gun}/${firing}/${more.rounds ?? 0}`
  const known = made.get(key)
  if (known) return known
  const make = { seed: 'testing', pattern: 'granular' as const }
  const { surface, metadata } = syntheticBreechFace({ gun: { seed: gun, make }, firing, ...more })
  const bytes = writeX3p({ surface, metadata })
  made.set(key, bytes)
  return bytes
}
const made = new Map<string, Uint8Array>()

export interface MadeExhibit {
  readonly calibreKey?: string | null
  readonly calibre?: string
  readonly caseNumber?: string
}

let numbers = 0

/** Enters a case with one exhibit, without the screens that others test. */
export async function madeExhibit(
  database: Pick<Database, 'withActor'>,
  { actor }: Person,
  { calibreKey = '9mm-luger', calibre = '9mm Luger', caseNumber }: MadeExhibit = {},
): Promise<string> {
  const [id, caseId] = [uuid(), uuid()]
  const number = ++numbers
  await database.withActor(actor, async ({ client }) => {
    await client.query(
      `insert into ballistics.casefile (id, owner_agency, investigating_agency, agency_name, number, offence, address,
         recorded_by)
       values ($1, $2, $2, 'Alder Bay', $3, 'Shots fired', '100 Invented Street', $4)`,
      [caseId, actor.agencyId, caseNumber ?? `C-${number}`, actor.personId],
    )
    await client.query(
      `insert into ballistics.exhibit (id, owner_agency, casefile_id, number, barcode, kind, calibre,
         calibre_key, recorded_by, recorded_by_name)
       values ($1, $2, $3, $4, $4, 'cartridge-case', $5, $6, $7, 'Test Person')`,
      [id, actor.agencyId, caseId, `E-${number}`, calibre, calibreKey, actor.personId],
    )
  })
  return id
}

export const upload = (
  person: Person,
  exhibitId: string,
  bytes: Uint8Array | string,
  query: { name?: string; mark?: contract.Mark; land?: number } = {},
): Promise<contract.Scan> =>
  person.call(contract.uploadScan, {
    params: { id: exhibitId },
    query: { name: 'scan.x3p', ...query },
    body: Buffer.from(bytes) as unknown as Blob,
  })

/** Waits until a scan is ready or refused. */
export async function prepared(person: Person, id: string): Promise<contract.Scan> {
  const read = () => person.call(contract.readScan, { params: { id } })
  await expect
    .poll(async () => (({ state, problem }) => (problem ? 'refused' : state))(await read()), {
      timeout: 60_000,
      interval: 200,
    })
    .toMatch(/ready|refused/)
  return read()
}

/** Waits until the latest search of a scan has ended; answers its candidates. */
export async function searched(person: Person, id: string) {
  const read = () => person.call(contract.listCandidates, { params: { id } })
  await expect
    .poll(async () => (await read()).search?.state, { timeout: 100_000, interval: 300 })
    .toMatch(/done|failed/)
  return read()
}

/** Seals an exhibit, as someone may who is cleared for it. */
export const seal = (database: Pick<Database, 'withActor'>, { actor }: Person, exhibitId: string) =>
  database.withActor({ ...actor, clearances: ['sealed'] }, ({ client }) =>
    client.query(`update ballistics.exhibit set sensitivity = 'sealed' where id = $1`, [exhibitId]),
  )

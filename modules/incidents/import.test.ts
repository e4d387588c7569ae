import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import type { ImportReport } from './contract/index.ts'
import { importShootings } from './service/import/index.ts'

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  folder = await mkdtemp(join(tmpdir(), 'throughline-import-test-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')

const HEADER =
  'INCIDENT_KEY,OCCUR_DATE,OCCUR_TIME,PRECINCT,LOCATION_DESC,STATISTICAL_MURDER_FLAG,PERP_AGE_GROUP,PERP_SEX,PERP_RACE,VIC_AGE_GROUP,VIC_SEX,VIC_RACE,Latitude,Longitude'
const city = (...rows: string[]) => [HEADER, ...rows].join('\n')

/** Two victims, one of them repeated for two suspects, and a second incident. */
const SMALL = city(
  '100,03/01/2024,23:10:00,40,PVT HOUSE,false,18-24,M,BLACK,25-44,M,BLACK,40.81,-73.92',
  '100,03/01/2024,23:10:00,40,PVT HOUSE,false,25-44,M,WHITE HISPANIC,25-44,M,BLACK,40.81,-73.92',
  '100,03/01/2024,23:10:00,40,PVT HOUSE,true,18-24,M,BLACK,18-24,F,WHITE,40.81,-73.92',
  '200,03/05/2024,02:00:00,41,(null),false,(null),(null),(null),<18,M,UNKNOWN,40.82,-73.91',
)

async function importText(
  person: Person,
  text: string,
  { name = 'city.csv', ...more }: { name?: string; dryRun?: boolean; asOf?: string } = {},
): Promise<ImportReport> {
  const path = join(folder, name)
  await writeFile(path, text)
  const { report } = await importShootings({ ...house, actor: person.actor, path, ...more })
  return report
}

const incidentsOf = async (person: Person) => (await person.call(contract.listIncidents)).rows

async function readByNumber(person: Person, number: string) {
  const row = (await incidentsOf(person)).find((one) => one.number === number)
  return person.call(contract.readIncident, { params: { id: row!.id } })
}

const upload = (person: Person, text: string, name = 'upload.csv') =>
  person.call(contract.uploadImport, { query: { name }, body: Buffer.from(text) as unknown as Blob })

async function ended(person: Person, id: string) {
  await expect
    .poll(async () => (await person.call(contract.readImport, { params: { id } })).state, { timeout: 20_000 })
    .toMatch(/done|failed|cancelled/)
  return person.call(contract.readImport, { params: { id } })
}

describe('a file of victims and suspects', () => {
  test('becomes incidents with distinct victims and suspects', async () => {
    const person = await newcomer()
    const report = await importText(person, SMALL)
    expect(report).toMatchObject({
      rowsRead: 4,
      rows: { new: 4, changed: 0, unchanged: 0, rejected: 0 },
      incidents: { new: 2 },
      victims: { new: 3 },
      suspects: { new: 2 },
      fatalVictims: 1,
      nonfatalVictims: 2,
      asOf: '2024-03-05',
    })
    const incident = await readByNumber(person, '100')
    expect(incident).toMatchObject({
      class: 'fatal',
      killed: 1,
      wounded: 1,
      occurredOn: '2024-03-01',
      occurredTime: '23:10',
    })
    expect(incident.place).toMatchObject({ kind: 'housing', district: '40', latitude: 40.81 })
    expect(incident.victims.map(({ outcome, sex }) => `${sex} ${outcome}`)).toEqual([
      'male wounded',
      'female killed',
    ])
    expect(await readByNumber(person, '200')).toMatchObject({
      suspects: [],
      victims: [{ race: null, age: { low: 0, high: 17 } }],
    })
  })

  test('changes nothing when it comes again, in another order too', async () => {
    const person = await newcomer()
    await importText(person, SMALL)
    const [header, ...rows] = SMALL.split('\n')
    const again = await importText(person, [header, ...rows.toReversed()].join('\n'))
    expect(again.rows).toEqual({ new: 0, changed: 0, unchanged: 4, rejected: 0 })
    expect(again.victims).toEqual({ new: 0, changed: 0, unchanged: 3 })
    expect((await readByNumber(person, '100')).version).toBe(1)
  })

  test('a dry run reports the same and stores nothing', async () => {
    const person = await newcomer()
    expect((await importText(person, SMALL, { dryRun: true })).incidents.new).toBe(2)
    expect(await incidentsOf(person)).toEqual([])
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })

  test('a failure on the way leaves nothing', async () => {
    const person = await newcomer()
    const path = join(folder, 'stopped.csv')
    await writeFile(path, SMALL)
    const stopped = importShootings({
      ...house,
      actor: person.actor,
      path,
      onProgress: async (step) => {
        if (step.startsWith('Storing')) throw new Error('connection lost')
      },
    })
    await expect(stopped).rejects.toThrow('connection lost')
    expect(await incidentsOf(person)).toEqual([])
  })

  test('nobody without the permission imports', async () => {
    const person = await house.person(await house.agency(), 'detective')
    await expect(importText(person, SMALL)).rejects.toMatchObject({ code: 'permission.missing' })
  })
})

describe('a later edition', () => {
  const before = city('300,05/01/2024,20:00:00,40,STREET,false,,,,25-44,M,BLACK,40.81,-73.92')

  test('a victim who died is the same victim, and the class flips with a version', async () => {
    const person = await newcomer()
    await importText(person, before)
    const report = await importText(person, before.replace('false', 'true'), { asOf: '2024-06-01' })
    expect(report.incidents).toEqual({ new: 0, changed: 1, unchanged: 0 })
    expect(report.victims).toEqual({ new: 0, changed: 1, unchanged: 0 })
    const incident = await readByNumber(person, '300')
    expect(incident).toMatchObject({ class: 'fatal', killed: 1, wounded: 0, version: 2 })
    const { versions } = await person.call(contract.listVersions, { params: { id: incident.id } })
    expect(versions[0]).toMatchObject({ version: 2, via: 'import' })
    expect(versions[0]!.changes.map(({ path }) => path)).toEqual(['victims.1.outcome', 'class'])
  })

  test('an older one fills gaps and overwrites nothing', async () => {
    const person = await newcomer()
    await importText(person, before, { asOf: '2025-01-01' })
    const older = city('300,05/02/2024,20:00:00,40,STREET,true,18-24,M,BLACK,25-44,M,BLACK,40.81,-73.92')
      .replace('PRECINCT', 'PRECINCT,LOC_OF_OCCUR_DESC')
      .replace(',40,', ',40,INSIDE,')
    const report = await importText(person, older, { asOf: '2024-06-01' })
    expect(report.suspects.new).toBe(0)
    const incident = await readByNumber(person, '300')
    expect(incident).toMatchObject({ class: 'nonfatal', occurredOn: '2024-05-01', suspects: [] })
    expect(incident.place.setting).toBe('inside')
  })

  test('people who are no longer in it stay, and the report says so', async () => {
    const person = await newcomer()
    await importText(person, SMALL)
    const report = await importText(
      person,
      SMALL.split('\n')
        .filter((row) => !row.includes('true'))
        .join('\n'),
    )
    expect(report.warnings.join()).toContain('1 victim on record is no longer in the file')
    expect((await readByNumber(person, '100')).victims).toHaveLength(2)
  })
})

describe('rows that do not fit', () => {
  test('are rejected with row, column and remedy, can be mended and fed again', async () => {
    const person = await newcomer()
    const bad = SMALL.replace(
      '100,03/01/2024,23:10:00,40,PVT HOUSE,true',
      '100,31/31/2024,23:10:00,40,PVT HOUSE,true',
    )
    const { id, profile, recognised } = await upload(person, bad)
    expect(recognised).toContain('New York')
    await person.call(contract.startImport, { params: { id }, body: { profile: profile! } })
    const { report } = await ended(person, id)
    expect(report!.rows).toEqual({ new: 3, changed: 0, unchanged: 0, rejected: 1 })
    expect(report!.rejections[0]).toMatchObject({
      column: 'OCCUR_DATE',
      rows: 1,
      examples: [{ row: 3, text: '31/31/2024' }],
    })
    expect(await readByNumber(person, '100')).toMatchObject({
      class: 'nonfatal',
      victims: [{ outcome: 'wounded' }],
    })

    const file = String(await person.call(contract.downloadRejected, { params: { id } }))
    const second = await upload(person, file.replace('31/31/2024,23', '03/01/2024,23'), 'mended.csv')
    await person.call(contract.startImport, { params: { id: second.id }, body: { profile: second.profile! } })
    expect((await ended(person, second.id)).report!.victims.new).toBe(1)
    const mended = await readByNumber(person, '100')
    expect(mended).toMatchObject({ class: 'fatal', killed: 1, wounded: 1 })
    expect(mended.victims).toHaveLength(2)
  })

  test('a cell that cannot be is set aside and the row is stored', async () => {
    const person = await newcomer()
    const report = await importText(person, SMALL.replace('<18', '1022').replace('40.82,-73.91', '0,0'))
    expect(report.rows).toMatchObject({ new: 4, rejected: 0 })
    expect(report.repairs.map(({ column }) => String(column)).toSorted()).toEqual([
      'Latitude',
      'VIC_AGE_GROUP',
    ])
    expect(report.withoutCoordinates).toBe(1)
  })

  test('many bad rows stay a short report', async () => {
    const person = await newcomer()
    const rows = Array.from({ length: 5_000 }, (_, n) => `${n},never,,,,,,,,,,,,`)
    const report = await importText(person, city(...rows))
    expect(report.rows.rejected).toBe(5_000)
    expect(report.rejections).toHaveLength(1)
    expect(report.rejections[0]!.examples).toHaveLength(5)
  })
})

describe('an unknown layout', () => {
  const UNKNOWN = [
    'report_number,occurrence_date,hundred_block,lat,lng,n_killed,n_injured',
    'A-1,2025-02-03,400 BLOCK of Elm St,39.1,-84.5,1,2',
    'A-2,2025-02-04,12XX Oak Ave,39.2,-84.4,0,0',
  ].join('\n')

  test('is proposed, previewed as it will be stored, and imported', async () => {
    const person = await newcomer()
    const { id, profile, recognised, columns } = await upload(person, UNKNOWN, 'harbour city 2025.csv')
    expect(recognised).toBeNull()
    expect(profile).toMatchObject({ unit: 'incident', grouping: 'key', source: 'harbour-city' })
    expect(columns.find(({ header }) => header === 'n_injured')!.because).toContain('whole numbers')
    const preview = await person.call(contract.previewImport, { params: { id }, body: { profile: profile! } })
    expect(preview.missing).toEqual([])
    expect(preview.rows[0]!.content!.victims.map(({ outcome }) => outcome)).toEqual([
      'killed',
      'wounded',
      'wounded',
    ])
    await person.call(contract.startImport, {
      params: { id },
      body: { profile: profile!, saveProfile: true },
    })
    expect((await ended(person, id)).report!.classes).toMatchObject({ fatal: 1, 'shots-fired': 1 })
    expect((await upload(person, UNKNOWN)).recognised).toBe('harbour city 2025.csv')
    await person.call(contract.deleteProfile, { params: { name: profile!.name } })
    expect((await upload(person, UNKNOWN)).recognised).toBeNull()
  })

  test('a mapping without a date is refused with what it lacks', async () => {
    const person = await newcomer()
    const { id, profile } = await upload(person, UNKNOWN)
    const { 'incident.date': _, ...fields } = profile!.fields
    const body = { profile: { ...profile!, fields } }
    const preview = await person.call(contract.previewImport, { params: { id }, body })
    expect(preview.missing).toEqual(['Which column holds the date.'])
    expect(await person.refused(contract.startImport, { params: { id }, body })).toMatchObject({
      code: 'incidents.mapping_incomplete',
    })
  })

  test('an upload that is cancelled cannot be cancelled twice, nor read by another agency', async () => {
    const person = await newcomer()
    const { id } = await upload(person, UNKNOWN)
    expect((await person.call(contract.cancelImport, { params: { id } })).state).toBe('cancelled')
    expect((await person.refused(contract.cancelImport, { params: { id } })).code).toBe(
      'incidents.import_state',
    )
    const stranger = await newcomer()
    expect((await stranger.refused(contract.readImport, { params: { id } })).status).toBe(404)
  })

  test('what is no table is refused in words', async () => {
    const person = await newcomer()
    const refused = await person.refused(contract.uploadImport, {
      query: { name: 'photo.csv' },
      body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]) as unknown as Blob,
    })
    expect(refused.status).toBeGreaterThanOrEqual(415)
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })
})

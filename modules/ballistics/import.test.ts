import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { importExhibitsFile } from './index.ts'
import { bench, benchHouse, type Bench } from './testing/exhibits.ts'

let house: TestHouse
let own: Bench
let folder: string
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
  await house.work()
  folder = await mkdtemp(join(tmpdir(), 'throughline-exhibits-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const EVIDENCE = `EXHIBIT,AGENCY_ORI,AGENCY_CASE,PROPERTY_TAG,ITEM_TYPE,CALIBER,COLLECTED,RECEIVED,STATUS
FX-1,LN01,26-0000417,,CARTRIDGE CASE,9MM,11/02/2026,11/03/2026,ENTERED
FX-2,LN01,260000417,,CARTRIDGE CASE,9X19,02-Nov-2026,2026-11-03,RECEIVED
FX-3,LN01, 26-0000417 ,,BULLET,,11/02/2026,,AWAITED
FX-4,UNK,26-0000417,PR9,TEST FIRE,.40 CAL,11/02/2026,11/03/2026,RECEIVED
FX-5,LN01,26-0000471,,CARTRIDGE CASE,9MM,11/02/2026,11/03/2026,RECEIVED
FX-6,LN02,(null),,CARTRIDGE CASE,9MM,11/05/2026,11/04/2026,RECEIVED
FX-7,LN01,26-1,,SHOE,9MM,11/05/2026,11/04/2026,RECEIVED
FX-8,LN01,26-1,,BULLET,9MM,31/31/2026,11/04/2026,RECEIVED
FX-1,LN01,26-0000417,,CARTRIDGE CASE,9MM,11/02/2026,11/03/2026,ENTERED
`
const ENTERED = `ACQUISITION,EXHIBIT,ENTERED,SITE
AQ1,FX-1,2026-11-04 09:24,Alder Bay PD
AQ3,FX-3,2026-11-04 10:00,Alder Bay PD
AQ9,FX-99,2026-11-04 10:00,Alder Bay PD
`

async function import_(name: string, text: string, person = own.technician) {
  const path = join(folder, name)
  await writeFile(path, text)
  return importExhibitsFile(house, person.actor, {
    path,
    name,
    agencies: new Map([['LN01', 'Harbor Police']]),
  })
}
const one = async (number: string) => {
  const { exhibits } = await own.technician.call(contract.scanExhibit, { query: { code: number } })
  return own.technician.call(contract.readExhibit, { params: { id: exhibits[0]!.id } })
}

describe('a list of exhibits', () => {
  it('comes in whatever way numbers, dates and calibres are written, and says what it could not take', async () => {
    const report = await import_('evidence.csv', EVIDENCE)
    expect(report).toMatchObject({ rows: 9, new: 6, repeated: 1, rejected: 2, newCases: 3, unnumbered: 1 })
    expect(report.problems.map(({ row, column }) => [row, column])).toEqual([
      [7, 'ITEM_TYPE'],
      [8, 'COLLECTED'],
    ])
    expect(report.notes.map(({ row }) => row)).toEqual([6, 5])
    const [first, second, third, fourth, sixth] = await Promise.all(
      ['FX-1', 'FX-2', 'FX-3', 'FX-4', 'FX-6'].map(one),
    )
    expect(first).toMatchObject({ collectedAt: '2026-11-02', receivedAt: '2026-11-03', stage: 'received' })
    expect(first?.case).toMatchObject({ number: '26-0000417', agency: 'Harbor Police', numbered: true })
    for (const other of [second, third, fourth]) expect(other?.case?.id).toBe(first?.case?.id)
    expect(third).toMatchObject({ stage: 'awaited', holder: 'Harbor Police' })
    expect(sixth).toMatchObject({ collectedAt: null, case: { numbered: false } })
    const { entries } = await own.technician.call(contract.readCustody, { params: { id: first!.id } })
    expect(entries.map(({ kind, to }) => [kind, to])).toMatchObject([
      ['collected', 'Harbor Police'],
      ['received', expect.anything()],
    ])
  })

  it('comes in twice without doing anything twice, and moves on what has come meanwhile', async () => {
    const later = EVIDENCE.replace('11/02/2026,,AWAITED', '11/02/2026,11/09/2026,RECEIVED')
    expect(await import_('evidence.csv', later)).toMatchObject({ new: 0, advanced: 1, known: 5 })
    expect(await one('FX-3')).toMatchObject({ receivedAt: '2026-11-09', stage: 'received' })
    expect(await import_('evidence.csv', later)).toMatchObject({ new: 0, advanced: 0, known: 6 })
  })

  it('of what was entered marks the exhibits, once', async () => {
    const report = await import_('acquisitions.csv', ENTERED)
    expect(report).toMatchObject({ holds: 'acquisitions', advanced: 2, rejected: 1 })
    expect(report.problems[0]!.reason).toMatch('FX-99')
    expect(await one('FX-1')).toMatchObject({ stage: 'acquired', acquisition: 'AQ1', site: 'Alder Bay PD' })
    expect(await import_('acquisitions.csv', ENTERED)).toMatchObject({ advanced: 0, known: 2 })
  })

  it('is tried and imported in the background, with its rejected rows as a file to mend', async () => {
    const other = await bench(house)
    const { clerk } = other
    const send = (name: string, text: string) =>
      clerk.call(contract.uploadExhibits, {
        query: { name },
        body: Buffer.from(text) as unknown as Blob,
      })
    const read = (id: string) => clerk.call(contract.readExhibitImport, { params: { id } })
    const until = (id: string, state: contract.ExhibitImportState) =>
      expect.poll(async () => (await read(id)).state, { timeout: 20_000 }).toBe(state)
    const { id } = await send('evidence.csv', EVIDENCE)
    const params = { id }
    await until(id, 'checked')
    expect((await read(id)).report).toMatchObject({ rows: 9, new: 6, repeated: 1, rejected: 2 })
    expect((await clerk.call(contract.countExhibits)).exhibits).toBe(0)
    await clerk.call(contract.runExhibitImport, { params })
    await until(id, 'done')
    expect((await read(id)).report).toMatchObject({ new: 6, rejected: 2, newCases: 3 })
    expect((await clerk.call(contract.countExhibits)).exhibits).toBe(6)
    expect(await clerk.refused(contract.runExhibitImport, { params })).toMatchObject({
      code: 'ballistics.import_state',
    })
    const url = `/api/ballistics/exhibit-imports/${id}/rejected`
    const { payload } = await house.server.app.inject({ url, headers: { cookie: clerk.cookie } })
    expect(payload.split('\n').filter((line) => line.includes('FX-'))).toHaveLength(2)
    const mended = await send(
      'mended.csv',
      payload.replaceAll('SHOE', 'BULLET').replaceAll('31/31/2026', '11/05/2026'),
    )
    await until(mended.id, 'checked')
    expect((await read(mended.id)).report).toMatchObject({ rows: 2, new: 2, rejected: 0 })
    await clerk.call(contract.cancelExhibitImport, { params: { id: mended.id } })
    await until(mended.id, 'cancelled')
    expect(await own.clerk.refused(contract.readExhibitImport, { params })).toMatchObject({ status: 404 })
    expect(await own.clerk.refused(contract.cancelExhibitImport, { params })).toMatchObject({ status: 404 })
    expect((await own.clerk.call(contract.listExhibitImports)).imports.map((one) => one.id)).not.toContain(id)
  })

  it('is refused where its columns are others, and to those who may not', async () => {
    await expect(import_('other.csv', 'a,b\n1,2\n')).rejects.toMatchObject({
      code: 'ballistics.not_exhibits',
    })
    const wrong = { query: { name: 'other.csv' }, body: Buffer.from('a,b\n1,2\n') as unknown as Blob }
    expect(await own.clerk.refused(contract.uploadExhibits, wrong)).toMatchObject({
      code: 'ballistics.not_exhibits',
    })
    const other = await bench(house, 'city-office')
    const auditor = await house.person(other.agencyId, 'auditor')
    await expect(import_('evidence.csv', EVIDENCE, auditor)).rejects.toMatchObject({
      code: 'permission.missing',
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, casing, scene, shareEvidence, type Bench } from './testing/exhibits.ts'

let house: TestHouse
let own: Bench
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
})
afterAll(() => house.close())

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64, 7)])

const send = (person: Person, id: string, bytes: Buffer, name = 'bag.png') =>
  house.server.app.inject({
    method: 'POST',
    url: `/api/ballistics/exhibits/${id}/photos?name=${encodeURIComponent(name)}`,
    headers: { cookie: person.cookie, 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
const get = (person: Person, url: string) =>
  house.server.app.inject({ url, headers: { cookie: person.cookie } })

describe('photographs', () => {
  it('are kept by what they hold, shown as pictures, and captioned', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    const added = await send(own.clerk, id, PNG)
    expect(added.statusCode).toBe(200)
    const { id: photo, mediaType } = added.json<contract.Photo>()
    expect(mediaType).toBe('image/png')
    const shown = await get(own.technician, `/api/ballistics/exhibits/${id}/photos/${photo}/file`)
    expect(shown.rawPayload).toEqual(PNG)
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    const captioned = { params: { id, photo }, body: { caption: 'Head of the case' } }
    await own.clerk.call(contract.captionPhoto, captioned)
    const { photos } = await own.clerk.call(contract.listPhotos, { params: { id } })
    expect(photos).toMatchObject([{ caption: 'Head of the case', recordedBy: 'Test Person' }])
    expect((await send(own.clerk, id, PNG)).json()).toMatchObject({ code: 'ballistics.photo_exists' })
  })

  it('are refused where the content is something else, whatever the name says', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    for (const bytes of ['<svg onload="alert(1)"/>', '<html><script>', 'GIF89a and more', 'x'])
      expect((await send(own.clerk, id, Buffer.from(bytes))).json()).toMatchObject({
        code: 'ballistics.not_a_photo',
      })
    expect((await own.clerk.call(contract.listPhotos, { params: { id } })).photos).toEqual([])
  })

  it('and exports, custody, triage and scans of labels show nobody what is not shared', async () => {
    const other = await bench(house)
    const { exhibits, case: its } = await scene(own.clerk, {
      exhibits: [casing({ number: 'HIDDEN-1' })],
      receivedAt: '2026-11-03',
    })
    const id = exhibits[0]!.id
    const photo = (await send(own.clerk, id, PNG)).json<contract.Photo>().id
    const file = `/api/ballistics/exhibits/${id}/photos/${photo}/file`
    const csv = '/api/ballistics/exhibits/export?format=csv'
    const sees = async (person: Person) => ({
      file: (await get(person, file)).statusCode,
      exported: (await get(person, csv)).payload.includes('HIDDEN-1'),
      scanned: (await person.call(contract.scanExhibit, { query: { code: 'HIDDEN-1' } })).exhibits.length,
    })
    const nothing = { file: 404, exported: false, scanned: 0 }
    expect(await sees(other.analyst)).toEqual(nothing)
    const params = { id }
    for (const refused of [
      await other.analyst.refused(contract.listPhotos, { params }),
      await other.analyst.refused(contract.readCustody, { params }),
      await other.analyst.refused(contract.readTriage, { params: { id: its.id } }),
      await other.analyst.refused(contract.readCase, { params: { id: its.id } }),
    ])
      expect(refused.code).toBe('record.unavailable')
    const revoke = await shareEvidence(house, { from: own.agencyId, to: other.agencyId })
    expect(await sees(other.analyst)).toEqual({ file: 200, exported: true, scanned: 1 })
    expect((await send(other.clerk, id, Buffer.concat([PNG, PNG]))).json()).toMatchObject({
      code: 'permission.missing',
    })
    await revoke()
    expect(await sees(other.analyst)).toEqual(nothing)
    const office = await bench(house, 'city-office')
    await shareEvidence(house, { from: own.agencyId, to: office.agencyId })
    expect(await sees(office.analyst)).toEqual(nothing)
  })

  it('leaves a row in the audit for a picture opened and a list exported', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    const photo = (await send(own.clerk, id, PNG)).json<contract.Photo>().id
    await get(own.analyst, `/api/ballistics/exhibits/${id}/photos/${photo}/file`)
    await get(own.analyst, '/api/ballistics/exhibits/export?format=xlsx')
    const { rows } = await house.database.pool.query<{ action: string }>(
      'select distinct action from audit.event where action = any ($1)',
      [['ballistics.addPhoto', 'ballistics.readPhoto', 'ballistics.exportExhibits']],
    )
    expect(rows).toHaveLength(3)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, casing, scene, shareEvidence, type Bench } from './testing/exhibits.ts'
import { jpegHead, png } from './testing/pictures.ts'

let house: TestHouse
let own: Bench
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
})
afterAll(() => house.close())

const PNG = png(400, 300)

const put = (person: Person, method: 'POST' | 'PUT', path: string, bytes: Buffer) =>
  house.server.app.inject({
    method,
    url: `/api/ballistics/exhibits/${path}`,
    headers: { cookie: person.cookie, 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
const send = (person: Person, id: string, bytes: Buffer, name = 'bag.png') =>
  put(person, 'POST', `${id}/photos?name=${encodeURIComponent(name)}`, bytes)
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
    expect((await send(own.clerk, id, png(180, 400))).json()).toMatchObject({
      code: 'ballistics.photo_too_small',
      sentence: expect.stringContaining('180 × 400 pixels'),
    })
    expect((await send(own.clerk, id, jpegHead(60_000, 60_000))).json()).toMatchObject({
      code: 'ballistics.photo_too_large',
    })
    expect((await own.clerk.call(contract.listPhotos, { params: { id } })).photos).toEqual([])
  })

  it('have a small picture for lists: the first one stays, and the photograph is kept whole', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    const photo = (await send(own.clerk, id, jpegHead(4_000, 3_000))).json<contract.Photo>()
    expect(photo).toMatchObject({ width: 4_000, height: 3_000, hasPreview: false, mediaType: 'image/jpeg' })
    const path = `${id}/photos/${photo.id}/preview`
    expect((await get(own.clerk, `/api/ballistics/exhibits/${path}`)).statusCode).toBe(404)
    expect((await put(own.clerk, 'PUT', path, png(800, 600))).json()).toMatchObject({
      code: 'ballistics.photo_too_large',
    })
    const small = png(320, 240)
    expect((await put(own.clerk, 'PUT', path, small)).json()).toMatchObject({ hasPreview: true })
    expect((await put(own.clerk, 'PUT', path, png(320, 241))).statusCode).toBe(200)
    const seen = await get(own.technician, `/api/ballistics/exhibits/${path}`)
    expect(seen.rawPayload).toEqual(small)
    expect(seen.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    const other = await bench(house)
    expect((await get(other.clerk, `/api/ballistics/exhibits/${path}`)).statusCode).toBe(404)
    expect((await put(other.clerk, 'PUT', path, small)).statusCode).toBe(404)
  })

  it('find their exhibits by the names of files, and only at the own agency', async () => {
    await scene(own.clerk, {
      exhibits: [
        casing({ number: 'FX-1' }),
        casing({ number: 'FX-12' }),
        { kind: 'bullet', number: 'Q7-000123' },
      ],
    })
    const names = [
      'FX-1 2.jpg',
      'fx12_firing pin.x3p',
      '2026-11-02 Q7000123 land 3.x3p',
      'FX-1/Q7-000123.x3p',
      'IMG_2041.jpg',
    ]
    const { files } = await own.clerk.call(contract.matchFiles, { body: { names } })
    expect(files.map(({ found, exhibit, mark, land }) => [found, exhibit?.number, mark, land])).toEqual([
      ['one', 'FX-1', 'breech-face', null],
      ['one', 'FX-12', 'firing-pin', null],
      ['one', 'Q7-000123', 'bullet-land', 3],
      ['one', 'Q7-000123', 'bullet-land', null],
      ['none', undefined, 'breech-face', null],
    ])
    const other = await bench(house)
    const theirs = await other.clerk.call(contract.matchFiles, { body: { names } })
    expect(theirs.files.map(({ found }) => found)).toEqual(['none', 'none', 'none', 'none', 'none'])
    await scene(own.clerk, {
      case: { agency: 'Harbor' },
      exhibits: [casing({ number: 'FX 1', barcode: 'OTHER' })],
    })
    const again = await own.clerk.call(contract.matchFiles, { body: { names: ['FX1.x3p', 'FX-1.x3p'] } })
    expect(again.files.map(({ found }) => found)).toEqual(['several', 'several'])
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
    expect((await send(other.clerk, id, png(400, 301))).json()).toMatchObject({
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

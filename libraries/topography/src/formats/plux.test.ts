import { describe, expect, it } from 'vitest'
import { readPlux } from './plux.ts'
import { readSurface } from './read.ts'
import { zip, type Part } from './testing/zip.ts'

const LAYER = new Uint8Array(Float32Array.of(1, 2, NaN, 4, 5, 6).buffer)

const index = (width = 3, extra = '') => `<?xml version="1.0"?><xml>
  <GENERAL><AUTHOR>A. Operator</AUTHOR><DATE>Tue Feb 3 2026</DATE><IMAGE_SIZE_X>${width}</IMAGE_SIZE_X><IMAGE_SIZE_Y>2</IMAGE_SIZE_Y>
    <FOV_X>1.5</FOV_X><FOV_Y>-1.25</FOV_Y></GENERAL>
  <LAYER_0><FILENAME_Z>LAYER_0.raw</FILENAME_Z></LAYER_0>
  <INFO><SIZE>2</SIZE><ITEM_0><NAME>Device</NAME><VALUE>S neox</VALUE></ITEM_0><ITEM_1><NAME>Objective</NAME><VALUE>20x</VALUE></ITEM_1></INFO>${extra}</xml>`

const plux = (parts: readonly Part[]) => zip([{ name: './recipe.txt', bytes: '<xml/>' }, ...parts])
const INDEX = { name: 'index.xml', bytes: index() }

describe('a PLUX file', () => {
  it('gives micrometres of its first layer, and is told from its bytes', () => {
    const { surface, format, metadata } = readSurface(plux([INDEX, { name: 'LAYER_0.raw', bytes: LAYER }]))
    expect(format).toBe('plux')
    expect(surface).toMatchObject({
      width: 3,
      height: 2,
      dx: expect.closeTo(1.5e-6, 15),
      dy: expect.closeTo(1.25e-6, 15),
    })
    expect(Array.from(surface.heights, (one) => one * 1e6)).toEqual(
      [1, 2, NaN, 4, 5, 6].map((one) => (one > 0 ? expect.closeTo(one, 9) : one)),
    )
    expect(metadata).toMatchObject({
      creator: 'A. Operator',
      instrument: { manufacturer: 'Sensofar', model: 'S neox' },
      probing: { identification: '20x' },
    })
  })

  it('has no infinite heights, and says where they were', () => {
    const layer = new Uint8Array(Float32Array.of(1, Infinity, -Infinity, 4, 5, 6).buffer)
    const { surface, checks } = readPlux(plux([INDEX, { name: 'LAYER_0.raw', bytes: layer }]))
    expect(Array.from(surface.heights, Number.isNaN)).toEqual([false, true, true, false, false, false])
    expect(checks).toMatchObject([{ code: 'infinite-heights', outcome: 'doubtful' }])
  })

  it('is refused when its index and its layer do not belong together', () => {
    expect(() => readPlux(plux([INDEX]))).toThrow('"LAYER_0.raw", which its index names')
    expect(() => readPlux(plux([{ name: 'LAYER_0.raw', bytes: LAYER }]))).toThrow('no index.xml')
    expect(() =>
      readPlux(
        plux([
          { name: 'index.xml', bytes: index(4) },
          { name: 'LAYER_0.raw', bytes: LAYER },
        ]),
      ),
    ).toThrow('24 bytes')
    const typed = { name: 'index.xml', bytes: index().replace('<xml>', '<!DOCTYPE xml><xml>') }
    expect(() => readPlux(plux([typed]))).toThrow('document type')
    const flat = { name: 'index.xml', bytes: index().replace('-1.25', '0') }
    expect(() => readPlux(plux([flat, { name: 'LAYER_0.raw', bytes: LAYER }]))).toThrow('FOV_Y must not be 0')
  })
})

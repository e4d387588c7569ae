import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSurface } from '../read.ts'
import type { ReadOptions } from '../model.ts'

const data = new URL('../../../../../../shared/data/ballistics/', import.meta.url)
const absent = !existsSync(data)
const read = (path: string, options?: ReadOptions) =>
  readSurface(new Uint8Array(readFileSync(new URL(path, data))), options)

/** Sizes, steps in metres, heights at places, measured samples and range: taken from the bytes by another program. */
const EXAMPLES = [
  {
    file: 'opengps-sample1',
    width: 4,
    height: 4,
    dx: 1.6016e-2,
    dy: 1.6016e-2,
    at: { 0: 0.486219120804151, 15: -0.215696638464903 },
    measured: 15,
  },
  {
    file: 'opengps-sample1-bin',
    width: 4,
    height: 4,
    dx: 1.6016e-2,
    dy: 1.6016e-2,
    at: { 0: 0.486219120804151, 15: -0.215696638464903 },
    measured: 15,
  },
  {
    file: 'opengps-sample2',
    width: 4,
    height: 4,
    dx: 1e-6,
    dy: 1e-6,
    at: { 0: 2.486219120804151, 4: 2.85762202739331, 15: 1.784303361535097 },
    measured: 16,
  },
  {
    file: 'opengps-sample3',
    width: 4,
    height: 4,
    dx: 1.6016e-2,
    dy: 2,
    at: { 0: 2.486219120804151, 15: 1.784303361535097 },
    measured: 15,
  },
  {
    file: 'opengps-sample4',
    width: 4,
    height: 4,
    dx: 1.6016e-2,
    dy: 1.6016e-2,
    at: { 0: 0.486, 2: -0.808, 15: -0.216 },
    measured: 15,
  },
  {
    file: 'opengps-sample4-bin',
    width: 4,
    height: 4,
    dx: 1.6016e-2,
    dy: 1.6016e-2,
    at: { 0: 0.486, 2: -0.808, 15: -0.216 },
    measured: 15,
  },
  {
    file: 'x3ptools-csafe-logo',
    width: 741,
    height: 419,
    dx: 6.45000000000095e-7,
    dy: 6.45e-7,
    at: { 0: 3.999999999999999e-7 },
    measured: 310_479,
    low: 2.078431372549019e-7,
    high: 8.274509803921565e-7,
  },
  {
    file: 'x3ptools-pyramid',
    width: 5,
    height: 5,
    dx: 1e-6,
    dy: 1e-6,
    at: { 0: 2e-6, 6: 6e-6, 12: 10e-6, 24: 2e-6 },
    measured: 25,
  },
  {
    file: 'x3ptools-sample-land',
    width: 918,
    height: 256,
    dx: 2.58e-6,
    dy: 2.58e-6,
    at: { 0: -5.421108289738186e-5, 7: -5.555346797336824e-5 },
    measured: 209_716,
    low: -7.947348058223724e-5,
    high: 5.249858077149838e-5,
  },
  {
    file: 'x3ptools-testing',
    width: 30,
    height: 20,
    dx: 0.0274999996026357,
    dy: 0.0274999996026357,
    at: { 0: 0.008962339721620083, 7: 0.001517858006991446 },
    measured: 600,
    low: -0.023818902671337128,
    high: 0.008962339721620083,
  },
] as const

describe.skipIf(absent)('x3p files of other programs (needs the shared scans)', () => {
  it.each(EXAMPLES)('reads $file', (example) => {
    const { surface, format } = read(`format/${example.file}.x3p`)
    const measured = Array.from(surface.heights).filter((height) => !Number.isNaN(height))
    expect(format).toBe('x3p')
    expect({ width: surface.width, height: surface.height }).toEqual({
      width: example.width,
      height: example.height,
    })
    expect(surface.dx).toBeCloseTo(example.dx, 15)
    expect(surface.dy).toBeCloseTo(example.dy, 15)
    for (const [place, height] of Object.entries(example.at))
      expect(surface.heights[Number(place)]).toBeCloseTo(height, 14)
    expect(measured).toHaveLength(example.measured)
    if ('low' in example) {
      expect(measured.reduce((low, height) => Math.min(low, height))).toBe(example.low)
      expect(measured.reduce((high, height) => Math.max(high, height))).toBe(example.high)
    }
  })

  it('sees which sample was not measured, however the file says it', () => {
    for (const file of ['sample1', 'sample1-bin', 'sample3', 'sample4', 'sample4-bin'])
      expect(read(`format/opengps-${file}.x3p`).surface.heights[7]).toBeNaN()
  })

  it('takes a step of a metre for a micrometre, and says so', () => {
    const { surface, checks } = read('format/x3ptools-pyramid.x3p')
    expect(surface.dx).toBe(1e-6)
    expect(checks.find(({ code }) => code === 'length-unit')?.outcome).toBe('doubtful')
    const told = read('format/x3ptools-pyramid.x3p', { lengthUnit: 'm' })
    expect(told.surface.dx).toBe(1)
    expect(told.surface.heights[12]).toBe(10)
  })

  it('reports a checksum of main.xml that a program left behind, or refuses it when all must hold', () => {
    const { checks } = read('format/x3ptools-csafe-logo.x3p')
    expect(checks.find(({ code }) => code === 'checksum-main')?.outcome).toBe('doubtful')
    expect(checks.find(({ code }) => code === 'checksum-points')?.outcome).toBe('passed')
    expect(() => read('format/x3ptools-csafe-logo.x3p', { checksums: 'all' })).toThrow(/checksum of main.xml/)
  })

  it('decodes the mask of a land, with what its colours mean', () => {
    const { mask, metadata } = read('format/x3ptools-sample-land.x3p')
    expect(mask).toMatchObject({ width: 918, height: 256, background: '#cd7f32' })
    expect(mask?.annotations).toContainEqual({ colour: '#800080', label: 'left groove' })
    const groove = mask!.pixels.findIndex(
      (_, i) => i % 4 === 0 && mask!.pixels[i] === 0x80 && mask!.pixels[i + 2] === 0x80,
    )
    expect(groove).toBeGreaterThan(0)
    expect(metadata).toMatchObject({
      creator: 'CSAFE, Connor Hegenreter',
      instrument: { manufacturer: 'Sensofar', serial: '350262016' },
      other: [{ path: 'Record1/Axes/Origin', value: 'NW' }],
    })
  })
})

const SCANS = [
  {
    file: 'cartridge/fadul/fadul-1-1.x3p',
    width: 545,
    height: 545,
    step: 6.25e-6,
    measured: 82_542,
    low: -8.91717207307249e-6,
    high: 9.664306228576818e-6,
  },
  {
    file: 'bullet/hamby44-small/b1-l1.x3p',
    width: 303,
    height: 85,
    step: 7.8125e-6,
    measured: 24_371,
    low: -8.465427526971325e-5,
    high: 7.46012301533483e-5,
  },
]

describe.skipIf(absent)('scans of fired evidence (needs the shared scans)', () => {
  it.each(SCANS)('reads $file', ({ file, width, height, step, measured, low, high }) => {
    const { surface, checks } = read(file)
    const heights = Array.from(surface.heights).filter((one) => !Number.isNaN(one))
    expect(surface).toMatchObject({ width, height, dx: step, dy: step })
    expect(heights).toHaveLength(measured)
    expect(heights.reduce((a, b) => Math.min(a, b))).toBe(low)
    expect(heights.reduce((a, b) => Math.max(a, b))).toBe(high)
    expect(checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
  })

  it('reads one of each ten cartridge cases and every small land without a doubt', () => {
    const folders = ['cartridge/fadul/', 'cartridge/weller/', 'bullet/hamby44-small/'] as const
    const files = folders.flatMap((folder) => readdirSync(new URL(folder, data)).map((name) => folder + name))
    for (const file of files.filter((name, i) => name.startsWith('bullet') || i % 10 === 0))
      expect(
        read(file).checks.every(({ outcome }) => outcome === 'passed'),
        file,
      ).toBe(true)
  })
})

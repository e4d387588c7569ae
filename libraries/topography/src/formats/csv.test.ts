import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvGrid, writeCsvGrid } from './csv.ts'
import { SurfaceFormatError } from './error.ts'
import { readSurface } from './read.ts'
import { utf8Bytes } from './text.ts'

const KNOWN = { step: 2e-6, heightUnit: 'um' } as const
const read = (text: string, options: Parameters<typeof readCsvGrid>[1] = KNOWN) =>
  readCsvGrid(utf8Bytes(text), options)
const micrometres = (text: string) =>
  Array.from(read(text).surface.heights, (height) => Math.round(height * 1e9) / 1e3)

function refusal(text: string, options: Parameters<typeof readCsvGrid>[1] = KNOWN): string {
  try {
    read(text, options)
  } catch (error) {
    if (error instanceof SurfaceFormatError) return `${error.code}: ${error.sentence}`
    throw error
  }
  return 'read'
}

describe('a table of heights', () => {
  it('may be parted by commas, semicolons, tabs and spaces', () => {
    for (const text of ['1,2,3\n4,5,6', '1;2;3\r\n4;5;6\r\n', '1\t2\t3\r4\t5\t6', '  1   2 3\n4 5 6  \n\n'])
      expect(micrometres(text)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('may have decimal commas where commas do not part', () => {
    expect(micrometres('1,5;2\n-3,25;4e0')).toEqual([1.5, 2, -3.25, 4])
    expect(micrometres('1,5\t2\n3\t4')).toEqual([1.5, 2, 3, 4])
  })

  it('leaves out what was not measured', () => {
    expect(micrometres('1,,NaN\nn/a,NULL,6')).toEqual([1, NaN, NaN, NaN, NaN, 6])
    expect(micrometres('1\t\n\t4')).toEqual([1, NaN, NaN, 4])
  })

  it('says its step and unit itself, or is told', () => {
    const text = '# exported by hand\n# dx 6.25 um\n# dy: 3e-6\n# heights nm\n1,2\n'
    expect(read(text, {}).surface).toMatchObject({
      width: 2,
      height: 1,
      dx: expect.closeTo(6.25e-6, 15),
      dy: 3e-6,
    })
    expect(read(text, {}).surface.heights[1]).toBeCloseTo(2e-9, 18)
    expect(read(text, KNOWN).surface).toMatchObject({ dx: 2e-6, dy: 2e-6 })
    expect(refusal('1,2', {})).toContain('unit-unknown: The table does not say how far')
    expect(refusal('1,2', { step: 1e-6 })).toContain('unit-unknown: The table does not say what its heights')
    expect(refusal('# heights ells\n1,2')).toContain('a unit of "ells"')
    expect(refusal('# dx far\n1,2')).toContain('dx should be a number')
  })

  it('names the row and column of what it cannot read', () => {
    expect(refusal('1,2\n3,high')).toBe(
      'bad-value: Row 2, column 2 of the table is "high", which is no height.',
    )
    expect(refusal('1,2\n3,0x10')).toContain('Row 2, column 2')
    expect(refusal('1,2\n3')).toBe('size-mismatch: Row 2 of the table has 1 cells; the rows before have 2.')
    expect(refusal('# dx 1 um\n')).toContain('missing-part')
  })

  it('that was written reads back bit by bit, whatever is missing', () => {
    const side = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        fc.boolean(),
        fc.infiniteStream(fc.double({ noDefaultInfinity: true })),
        (width, height, dx, single, stream) => {
          const values = Array.from({ length: width * height }, () => stream.next().value as number)
          const heights = single
            ? Float32Array.from(values, (one) => (Number.isFinite(Math.fround(one)) ? one : 0))
            : Float64Array.from(values)
          const surface = { width, height, dx, dy: dx / 3, heights }
          expect(readSurface(writeCsvGrid(surface))).toMatchObject({ format: 'csv', surface })
        },
      ),
      { numRuns: 80 },
    )
  })

  it('of single precision takes the fewest digits', () => {
    const surface = { width: 2, height: 1, dx: 1, dy: 1, heights: Float32Array.of(0.1, 1e-6) }
    expect(new TextDecoder().decode(writeCsvGrid(surface))).toContain('\n0.1,0.000001\n')
  })
})

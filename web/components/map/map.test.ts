import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { classLabels, classOf, clusterRadius } from './classes.ts'
import { inDirection } from './direction.ts'
import { labelPoint } from './labelPoint.ts'

describe('classes of a choropleth', () => {
  it('puts a bound into the class it opens', () => {
    expect([0, 3.9, 4, 8, 21.9, 22, 900].map((value) => classOf(value, [4, 8, 14, 22]))).toEqual([
      0, 0, 1, 2, 3, 4, 4,
    ])
  })
  it('names each class by its lower bound', () => {
    expect(classLabels([4, 8, 14, 22], String)).toEqual(['0', '4', '8', '14', '22+'])
  })
  it('draws more records as a larger circle, never larger than a thumb', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (a, b) => {
        const largest = Math.max(a, b, 1)
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((n) => clusterRadius(n, largest))
        expect(small).toBeLessThanOrEqual(large ?? 0)
        expect(large).toBeLessThanOrEqual(26)
      }),
    )
  })
})

describe('arrow keys', () => {
  const items = [
    { id: 'right', x: 10, y: 2 },
    { id: 'far right', x: 90, y: 0 },
    { id: 'below', x: 3, y: 40 },
  ]
  it('go to the nearest item that lies that way', () => {
    expect(inDirection(items, { x: 0, y: 0 }, 'ArrowRight')?.id).toBe('right')
    expect(inDirection(items, { x: 0, y: 0 }, 'ArrowDown')?.id).toBe('below')
  })
  it('find nothing where nothing lies', () => {
    expect(inDirection(items, { x: 0, y: 0 }, 'ArrowUp')).toBeNull()
    expect(inDirection(items, { x: 0, y: 0 }, 'ArrowLeft')).toBeNull()
  })
})

describe('the place of a label', () => {
  const ring = (points: number[][]) => ({ type: 'Polygon' as const, coordinates: [points] })
  it('is the centre of a square, however far from zero', () => {
    const [x, y] = labelPoint(
      ring([
        [-74, 40],
        [-73, 40],
        [-73, 41],
        [-74, 41],
        [-74, 40],
      ]),
    )
    expect(x).toBeCloseTo(-73.5)
    expect(y).toBeCloseTo(40.5)
  })
  it('stays inside a shape bent like a U', () => {
    const u = ring([
      [0, 0],
      [9, 0],
      [9, 9],
      [7, 9],
      [7, 1],
      [2, 1],
      [2, 9],
      [0, 9],
      [0, 0],
    ])
    const [x, y] = labelPoint(u)
    expect(y > 1 && (x < 2 || x > 7)).toBe(true)
  })
  it('lies in the largest part of an area of several', () => {
    const small = [
      [
        [50, 50],
        [51, 50],
        [51, 51],
        [50, 50],
      ],
    ]
    const large = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
    ]
    expect(labelPoint({ type: 'MultiPolygon', coordinates: [small, large] })).toEqual([5, 5])
  })
})

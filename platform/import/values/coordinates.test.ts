import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  degreesParser,
  looksSwapped,
  pairParser,
  positionOf,
  projector,
  wkbParser,
  wktParser,
} from '../index.ts'
import type { Parsed, Position } from '../index.ts'

function near(result: Parsed<Position>, longitude: number, latitude: number, within = 1e-6): void {
  if (!('value' in result) || result.value === null) throw new Error(JSON.stringify(result))
  expect(Math.abs(result.value.longitude - longitude)).toBeLessThan(within)
  expect(Math.abs(result.value.latitude - latitude)).toBeLessThan(within)
}

test('degrees with their bounds', () => {
  const latitude = degreesParser('latitude')
  expect(latitude('41.78')).toEqual({ value: 41.78 })
  expect(latitude('41.78° S')).toEqual({ value: -41.78 })
  expect(degreesParser('longitude')(' -87.7038')).toEqual({ value: -87.7038 })
  expect(latitude('91')).toHaveProperty('problem')
  expect(latitude('north')).toHaveProperty('problem')
  expect(latitude('NA')).toEqual({ value: null })
})

test('nowhere is missing, beyond the poles is a problem', () => {
  expect(positionOf(0, 0)).toEqual({ value: null })
  expect(positionOf(-87, 141)).toHaveProperty('problem')
})

test('pairs in one cell', () => {
  expect(pairParser()('(41.787502,-87.698143)')).toEqual({
    value: { latitude: 41.787502, longitude: -87.698143 },
  })
  expect(pairParser()('"(41, -87)"')).toHaveProperty('problem')
  expect(pairParser({ longitudeFirst: true })('-87.6 41.7')).toEqual({
    value: { latitude: 41.7, longitude: -87.6 },
  })
})

test('pairs turned the wrong way are noticed', () => {
  const right = [{ longitude: -81.4, latitude: 28.5 }]
  const turned = [{ longitude: 28.5, latitude: -81.4 }]
  expect(looksSwapped(turned, [-82, 28, -81, 29])).toBe(true)
  expect(looksSwapped(right, [-82, 28, -81, 29])).toBe(false)
  expect(looksSwapped([{ longitude: 40.7, latitude: -122 }])).toBe(true)
})

test('well-known text', () => {
  const parse = wktParser()
  expect(parse('POINT (-73.92 40.8)')).toEqual({ value: { longitude: -73.92, latitude: 40.8 } })
  expect(parse('SRID=4326;POINT(-73.92 40.8)')).toEqual({ value: { longitude: -73.92, latitude: 40.8 } })
  expect(parse('POINT EMPTY')).toEqual({ value: null })
  near(parse('SRID=2263;POINT(1006343 234270)'), -73.92019, 40.80967, 1e-4)
  expect(parse('LINESTRING (0 0, 1 1)')).toHaveProperty('problem')
  expect(parse('SRID=9999;POINT(1 2)')).toHaveProperty('problem')
})

test('well-known binary as Carto writes it, in degrees and in Web Mercator', () => {
  const parse = wkbParser()
  near(parse('0101000020E610000018837FF816C552C04AC8EE9F7A034440'), -75.07952702, 40.02717971, 1e-7)
  near(parse('0101000020110F0000DF22E1ADEDE15FC18334D42FC1935241'), -75.07952702, 40.02717971, 1e-7)
  expect(parse('0101000020E6100000000000000000F87F000000000000F87F')).toEqual({ value: null })
  expect(parse('0102000000')).toHaveProperty('problem')
  expect(parse('zz')).toHaveProperty('problem')
})

test('any point is read back from its binary form', () => {
  const coordinate = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true })
  fc.assert(
    fc.property(coordinate(180), coordinate(90), fc.boolean(), (x, y, little) => {
      fc.pre(x !== 0 || y !== 0)
      const bytes = Buffer.alloc(21)
      bytes.writeUInt8(little ? 1 : 0)
      if (little) bytes.writeUInt32LE(1, 1)
      else bytes.writeUInt32BE(1, 1)
      bytes[little ? 'writeDoubleLE' : 'writeDoubleBE'](x, 5)
      bytes[little ? 'writeDoubleLE' : 'writeDoubleBE'](y, 13)
      expect(wkbParser()(bytes.toString('hex'))).toEqual({ value: { longitude: x, latitude: y } })
    }),
  )
})

// Places published by the cities in both forms.
test.each([
  ['EPSG:2263', 1_006_343, 234_270, -73.92019278899994, 40.80967347200004],
  ['3435', 1_175_672, 1_840_435, -87.632185603, 41.71751955],
  ['EPSG:3857', -8_357_814.72, 4_869_892.74, -75.0795, 40.0272],
  // The meridian arc of WGS 84 to 45 degrees is 4,984,944.378 m, scaled by 0.9996.
  ['EPSG:32616', 500_000, 4_982_950.4, -87, 45],
  ['EPSG:32716', 500_000, 5_017_049.6, -87, -45],
])('%s to degrees', (system, x, y, longitude, latitude) => {
  near(projector(system)(x, y), longitude, latitude, 2e-4)
})

test('a system may be described; one that is unknown or reaches for files is refused', () => {
  near(projector('+proj=utm +zone=16 +datum=WGS84 +units=m')(500_000, 4_982_950.4), -87, 45)
  for (const system of [
    'EPSG:99999',
    '',
    'x',
    '+proj=utm +nadgrids=/etc/passwd',
    '+lat_0=1',
    '+proj=nothing',
  ]) {
    expect(() => projector(system), system).toThrow(
      expect.objectContaining({ code: 'import.projection_unknown' }),
    )
  }
  expect(projector('EPSG:2263')(0, 0)).toEqual({ value: null })
})

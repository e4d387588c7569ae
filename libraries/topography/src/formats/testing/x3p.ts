import { zip, type Part } from './zip.ts'

/** What main.xml says where a test wants it otherwise; elements are given as they are written. */
export interface Told {
  readonly cx?: string
  readonly cy?: string
  readonly cz?: string
  readonly size?: string
  /** What stands in Record3 for the data. */
  readonly data?: string
  /** Before the root. */
  readonly before?: string
  /** Further elements, after Record4. */
  readonly more?: string
}

const LINK = '<DataLink><PointDataLink>bindata/data.bin</PointDataLink></DataLink>'

export const axis = (type: 'I' | 'A', data: string, increment?: number, offset?: number) =>
  `<AxisType>${type}</AxisType><DataType>${data}</DataType>` +
  (increment === undefined ? '' : `<Increment>${increment}</Increment>`) +
  (offset === undefined ? '' : `<Offset>${offset}</Offset>`)

export const matrix = (x: number, y: number, z = 1) =>
  `<MatrixDimension><SizeX>${x}</SizeX><SizeY>${y}</SizeY><SizeZ>${z}</SizeZ></MatrixDimension>`

/** Three samples by two, 10 µm apart, unless told otherwise. */
export const mainXml = (told: Told = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${told.before ?? ''}
<p:ISO5436_2 xmlns:p="http://www.opengps.eu/2008/ISO5436_2">
  <Record1><Revision>ISO5436 - 2000</Revision><FeatureType>SUR</FeatureType><Axes>
    <CX>${told.cx ?? axis('I', 'D', 1e-5)}</CX>
    <CY>${told.cy ?? axis('I', 'D', 1e-5)}</CY>
    <CZ>${told.cz ?? axis('A', 'D')}</CZ></Axes></Record1>
  <Record3>${told.size ?? matrix(3, 2)}${told.data ?? LINK}</Record3>
  <Record4><ChecksumFile>md5checksum.hex</ChecksumFile></Record4>${told.more ?? ''}
</p:ISO5436_2>`

export const doubles = (...values: number[]): Uint8Array => new Uint8Array(Float64Array.from(values).buffer)

export const SIX = doubles(1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 6e-6)

/** An x3p archive of six heights, with further or other parts. */
export function x3p(told: Told = {}, data: Uint8Array | null = SIX, more: readonly Part[] = []): Uint8Array {
  return zip([
    { name: 'main.xml', bytes: mainXml(told) },
    ...(data ? [{ name: 'bindata/data.bin', bytes: data }] : []),
    ...more,
  ])
}

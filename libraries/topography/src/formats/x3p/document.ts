import type { SurfaceMask, SurfaceMetadata } from '../model.ts'
import type { Surface } from '../../surface.ts'
import { escapeXml } from '../xml.ts'
import type { DataType } from './header.ts'
import { PLACES } from './metadata.ts'

const NAMESPACE = 'http://www.opengps.eu/2008/ISO5436_2'

/** An element to be written; attributes come as text that is escaped already. */
interface Node {
  readonly name: string
  attributes?: string
  text?: string
  readonly children: Node[]
}

export interface Description {
  readonly surface: Surface
  readonly metadata: SurfaceMetadata
  readonly mask?: SurfaceMask | undefined
  readonly z: { readonly type: DataType; readonly increment: number }
  /** MD5 of the parts as hexadecimal digits. */
  readonly points: string
  readonly valid?: string | undefined
}

/** main.xml, in the order of elements that the openGPS schema demands; what is not known is not made up. */
export function mainXml({ surface, metadata, mask, z, points, valid }: Description): string {
  const root: Node = { name: 'p:ISO5436_2', children: [] }
  const set = (path: string, text: string) => void place(root, path.split('/'), text, true)
  set('Record1/Revision', 'ISO5436 - 2000')
  set('Record1/FeatureType', 'SUR')
  for (const [axis, increment] of [
    ['CX', surface.dx],
    ['CY', surface.dy],
  ] as const) {
    set(`Record1/Axes/${axis}/AxisType`, 'I')
    set(`Record1/Axes/${axis}/DataType`, 'D')
    set(`Record1/Axes/${axis}/Increment`, String(increment))
    set(`Record1/Axes/${axis}/Offset`, '0')
  }
  set('Record1/Axes/CZ/AxisType', 'A')
  set('Record1/Axes/CZ/DataType', z.type)
  set('Record1/Axes/CZ/Increment', String(z.increment))
  set('Record1/Axes/CZ/Offset', '0')
  describe(set, metadata)
  set('Record3/MatrixDimension/SizeX', String(surface.width))
  set('Record3/MatrixDimension/SizeY', String(surface.height))
  set('Record3/MatrixDimension/SizeZ', '1')
  set('Record3/DataLink/PointDataLink', 'bindata/data.bin')
  set('Record3/DataLink/MD5ChecksumPointData', points)
  if (valid !== undefined) {
    set('Record3/DataLink/ValidPointsLink', 'bindata/valid.bin')
    set('Record3/DataLink/MD5ChecksumValidPoints', valid)
  }
  if (mask) annotate(root, mask)
  set('Record4/ChecksumFile', 'md5checksum.hex')
  for (const { path, value } of metadata.other) place(root, path.split('/'), value, false)
  root.attributes = ` xmlns:p="${NAMESPACE}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`
}

function describe(set: (path: string, text: string) => void, metadata: SurfaceMetadata): void {
  const give = (path: readonly string[], text: string | undefined) => {
    if (text) set(path.join('/'), text)
  }
  give(PLACES.date, metadata.date)
  give(PLACES.creator, metadata.creator)
  for (const key of ['manufacturer', 'model', 'serial', 'version'] as const)
    give(PLACES.instrument[key], metadata.instrument[key])
  give(PLACES.calibrationDate, metadata.calibrationDate)
  for (const key of ['type', 'identification'] as const) give(PLACES.probing[key], metadata.probing[key])
  give(PLACES.comment, metadata.comment)
}

/** Puts a text at a path: into the element that is there, or for repeated ones into a further one beside it. */
function place(root: Node, path: readonly string[], text: string, once: boolean): Node {
  let node = root
  path.map(asName).forEach((name, i) => {
    const last = i === path.length - 1
    let next = last && !once ? undefined : node.children.findLast((one) => one.name === name)
    if (!next) {
      next = { name, children: [] }
      node.children.push(next)
    }
    node = next
  })
  node.text = text
  return node
}

/** Paths come from other formats as well, whose names need not be names of elements. */
const asName = (name: string) => name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^(?![\p{L}_])/u, '_')

function annotate(root: Node, { background, annotations }: SurfaceMask): void {
  if (background) place(root, ['Record3', 'Mask', 'Background'], background, true)
  for (const { colour, label } of annotations)
    place(root, ['Record3', 'Mask', 'Annotations', 'Annotation'], label, false).attributes =
      ` color="${escapeXml(colour)}"`
}

function written({ name, attributes = '', text = '', children }: Node, indent: string): string {
  const open = `${indent}<${name}${attributes}>`
  if (children.length === 0) return `${open}${escapeXml(text)}</${name}>\n`
  const own = text === '' ? '' : `${indent}  ${escapeXml(text)}\n`
  return `${open}\n${own}${children.map((one) => written(one, `${indent}  `)).join('')}${indent}</${name}>\n`
}

import type { SurfaceMetadata } from '../model.ts'
import { child, textAt, type XmlElement } from '../xml.ts'

/** Where main.xml keeps what has a field of its own. */
export const PLACES = {
  date: ['Record2', 'Date'],
  creator: ['Record2', 'Creator'],
  calibrationDate: ['Record2', 'CalibrationDate'],
  comment: ['Record2', 'Comment'],
  instrument: {
    manufacturer: ['Record2', 'Instrument', 'Manufacturer'],
    model: ['Record2', 'Instrument', 'Model'],
    serial: ['Record2', 'Instrument', 'Serial'],
    version: ['Record2', 'Instrument', 'Version'],
  },
  probing: {
    type: ['Record2', 'ProbingSystem', 'Type'],
    identification: ['Record2', 'ProbingSystem', 'Identification'],
  },
} as const

/** What describes the data and is written anew with it. */
const STRUCTURE =
  /^(Record1\/(Revision|FeatureType|Axes\/C[XYZ](\/.*)?)|Record3\/(MatrixDimension|ListDimension|DataLink|DataList|Mask)(\/.*)?|Record4(\/.*)?)$/

const { instrument: INSTRUMENT, probing: PROBING, ...PLAIN } = PLACES

const NAMED: ReadonlySet<string> = new Set(
  [PLAIN, INSTRUMENT, PROBING]
    .flatMap((places) => Object.values<readonly string[]>(places))
    .map((path) => path.join('/')),
)

/** Everything main.xml says beside the data; what has no field of its own keeps its path. */
export function metadataOf(root: XmlElement): SurfaceMetadata {
  const at = (path: readonly string[]) => textAt(root, ...path)
  const fields = <K extends string>(places: Readonly<Record<K, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries<readonly string[]>(places).flatMap(([key, path]) => {
        const text = at(path)
        return text === undefined ? [] : [[key, text]]
      }),
    ) as Partial<Record<K, string>>
  return { ...fields(PLAIN), instrument: fields(INSTRUMENT), probing: fields(PROBING), other: othersOf(root) }
}

function othersOf(root: XmlElement): SurfaceMetadata['other'] {
  const found: { path: string; value: string }[] = []
  const seen = new Set<string>()
  const walk = (element: XmlElement, path: string) => {
    const first = !seen.has(path)
    seen.add(path)
    if (STRUCTURE.test(path) || (first && NAMED.has(path))) return
    if (element.text !== '') found.push({ path, value: element.text })
    for (const one of element.children) walk(one, `${path}/${one.name}`)
  }
  for (const one of root.children) walk(one, one.name)
  return found
}

/** The annotations beside a mask, as x3ptools keeps them. */
export function annotationsOf(root: XmlElement) {
  const mask = child(root, 'Record3', 'Mask')
  const annotations = (child(mask, 'Annotations')?.children ?? [])
    .filter(({ name, text }) => name === 'Annotation' && text !== '')
    .map(({ attributes, text }) => ({ colour: attributes['color'] ?? '', label: text }))
  return { background: textAt(mask, 'Background'), annotations }
}

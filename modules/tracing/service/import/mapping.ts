import { targets, type ImportKind, type Mapping } from '../../contract/index.ts'

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Which column most likely holds which field of a kind of file: by name, each column once. */
export function proposeMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const free = new Map(headers.map((header) => [plain(header), header]))
  const mapping: Mapping = {}
  for (const { field, names } of targets[kind]) {
    const name = names.find((one) => free.has(one))
    if (name === undefined) continue
    mapping[field] = free.get(name)!
    free.delete(name)
  }
  return mapping
}

/** The kind of file whose columns these are: the one of which most fields, required ones first, have a column. */
export function recogniseKind(headers: readonly string[]): ImportKind {
  const kinds = Object.keys(targets) as ImportKind[]
  const score = (kind: ImportKind) => {
    const mapping = proposeMapping(kind, headers)
    const missing = targets[kind].filter(({ field, required }) => required && !mapping[field]).length
    return Object.keys(mapping).length / targets[kind].length - missing
  }
  return kinds.reduce((best, kind) => (score(kind) > score(best) ? kind : best))
}

/** Required fields that no column of the file is given for. */
export function missingFields(kind: ImportKind, mapping: Mapping, headers: readonly string[]): string[] {
  return targets[kind]
    .filter(({ field, required }) => required && !headers.includes(mapping[field] ?? ''))
    .map(({ field }) => field)
}

import type { Chance } from './chance.ts'
import { pack } from './pack.ts'
import type { Seed } from './seeds.ts'

/** Numbers at which arithmetic turns. */
const EDGES = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
]

const TEXTS = [
  '',
  '0',
  '-1',
  '1e308',
  '-1e-308',
  '1e999',
  'NaN',
  'INF',
  '-Infinity',
  '0x10',
  '1,5',
  '99999999999999999999',
  '4294967296',
  '65536',
  '2147483648',
  '1;2;3',
  ';;',
  '../../x',
  '/etc/passwd',
  'bindata\\data.bin',
  'main.xml',
  'I',
  'L',
  'F',
  'D',
  'A',
  'PCL',
  '\0',
  '\ufeff',
  'é'.repeat(50),
  '9'.repeat(500),
  ' ',
  '&amp;',
  '&unknown;',
  '&#x0;',
  '&#1114112;',
  '<a>',
  '</a>',
  '<a/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<Datum/>',
  '<Datum>1</Datum>',
  '<a>'.repeat(40),
  'PK\x03\x04',
]

/** The same input for the same number: some bytes wrong, or an honest archive with something wrong inside. */
export function mutated(all: readonly Seed[], chance: Chance): Uint8Array {
  const seed = chance.of(all)
  if (!seed.parts || chance.below(5) < 2) return spoiled(seed.bytes, all, chance)
  const at = chance.below(seed.parts.length)
  const parts = seed.parts.map((part, i) =>
    i === at ? { ...part, bytes: changed(part.bytes, part.name, all, chance) } : part,
  )
  if (chance.below(10) === 0)
    parts.push({ name: chance.of(TEXTS) || 'x', bytes: Buffer.from(chance.of(TEXTS)) })
  if (chance.below(20) === 0) parts.splice(chance.below(parts.length), 1)
  const packed = pack(parts, chance.below(2) === 0)
  return chance.below(8) === 0 ? spoiled(packed, all, chance) : packed
}

function changed(bytes: Uint8Array, name: string, all: readonly Seed[], chance: Chance): Uint8Array {
  return name.endsWith('.xml') && chance.below(8) > 0 ? reworded(bytes, chance) : spoiled(bytes, all, chance)
}

/** Elements gone, twice, or with another text. */
function reworded(bytes: Uint8Array, chance: Chance): Uint8Array {
  let text = Buffer.from(bytes).toString('utf8')
  for (let i = 1 + chance.below(3); i > 0; i--) {
    const from = text.indexOf(
      chance.of(['<', '>', '</', 'Increment>', 'Size', 'Type>', 'Datum>', 'Link>']),
      chance.below(text.length),
    )
    const start = Math.max(0, from)
    const end = text.indexOf(chance.of(['<', '>', '\n']), start + 1)
    const piece = text.slice(start, Math.max(start, end))
    const kind = chance.below(4)
    const put =
      kind === 0 ? '' : kind === 1 ? piece + piece : kind === 2 ? chance.of(TEXTS) : piece + chance.of(TEXTS)
    text = text.slice(0, start) + put + text.slice(start + piece.length)
  }
  return Buffer.from(text)
}

function spoiled(bytes: Uint8Array, all: readonly Seed[], chance: Chance): Uint8Array {
  let spoilt: Buffer = Buffer.from(bytes)
  for (let i = 1 + chance.below(6); i > 0 && spoilt.length > 0; i--) spoilt = spoiledOnce(spoilt, all, chance)
  return spoilt
}

function spoiledOnce(bytes: Buffer, all: readonly Seed[], chance: Chance): Buffer {
  // Headers lie at both ends of a file.
  const near = Math.min(bytes.length, 64)
  const at = [chance.below(bytes.length), chance.below(near), bytes.length - 1 - chance.below(near)][
    chance.below(3)
  ]!
  const length = 1 + chance.below(Math.min(64, bytes.length - at))
  const kind = chance.below(8)
  if (kind === 0) return bytes.subarray(0, at)
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
  if (kind === 2) return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
  if (kind === 3) {
    const other = chance.of(all).bytes
    return Buffer.concat([bytes.subarray(0, at), other.subarray(chance.below(other.length))])
  }
  if (kind === 4) bytes[at] = bytes[at]! ^ (1 << chance.below(8))
  else if (kind === 5) bytes[at] = chance.below(256)
  else if (kind === 6 && at + 4 <= bytes.length) bytes.writeUInt32LE(chance.of(EDGES), at)
  else if (at + 2 <= bytes.length) bytes.writeUInt16LE(chance.of(EDGES) & 0xffff, at)
  return bytes
}

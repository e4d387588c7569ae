import { z } from 'zod'
import { damaged } from './failure.ts'

/** A table as it is written down: its columns in this order, in the text format of COPY. */
export const TableHead = z.object({ name: z.string(), columns: z.array(z.string()) })
export type TableHead = z.infer<typeof TableHead>

/** Proof of a table's contents, whatever the order of its rows. */
export const TableProof = z.object({ name: z.string(), rows: z.number(), hash: z.string() })
export type TableProof = z.infer<typeof TableProof>

/** What stands at the beginning: enough to refuse before anything is read or written. */
export const Opening = z.object({
  program: z.string(),
  takenAt: z.string(),
  server: z.string(),
  ledger: z.array(
    z.object({ source: z.string(), name: z.string(), checksum: z.string(), appliedAt: z.string() }),
  ),
})
export type Opening = z.infer<typeof Opening>

/** What stands at the end: what the whole must add up to. */
export const Closing = z.object({
  tables: z.array(TableProof),
  sequences: z.array(z.object({ name: z.string(), value: z.number(), called: z.boolean() })),
  files: z.object({ count: z.number(), bytes: z.number(), missing: z.array(z.string()) }),
  /** Last sealed row of the audit; null where nothing is sealed yet. */
  auditHead: z.object({ seq: z.number(), hash: z.string() }).nullable(),
})
export type Closing = z.infer<typeof Closing>

const FileHead = z.object({ hash: z.string(), size: z.number() })
const FileEnd = z.object({ whole: z.boolean() })

const SHAPES = {
  opening: Opening,
  table: TableHead,
  tableEnd: TableProof,
  file: FileHead,
  fileEnd: FileEnd,
  closing: Closing,
} as const
type Kind = keyof typeof SHAPES
const KINDS: readonly (Kind | 'bytes')[] = ['bytes', ...(Object.keys(SHAPES) as Kind[])]

/** One piece of a backup: bytes of the table or file at hand, or a statement about it. */
export type Frame =
  | { readonly kind: 'bytes'; readonly value: Buffer }
  | { readonly [K in Kind]: { readonly kind: K; readonly value: z.infer<(typeof SHAPES)[K]> } }[Kind]

const HEAD = 5
/** Rows hold at most a gigabyte in PostgreSQL; frames are cut far below that. */
const MOST = 16 * 1024 * 1024

/** Writes a statement. */
export function frame<K extends Kind>(kind: K, value: z.infer<(typeof SHAPES)[K]>): Buffer {
  return Buffer.concat(framed(kind, Buffer.from(JSON.stringify(value))))
}

/** Writes bytes of the table or file at hand, in pieces that a reader can hold. */
export function* frameBytes(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += MOST) yield* framed('bytes', bytes.subarray(at, at + MOST))
}

function framed(kind: Kind | 'bytes', body: Buffer): Buffer[] {
  const head = Buffer.alloc(HEAD)
  head.writeUInt8(KINDS.indexOf(kind))
  head.writeUInt32BE(body.length, 1)
  return [head, body]
}

/** Reads frames from pieces of any size. */
export async function* framesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of source) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    let at = 0
    while (held.length - at >= HEAD) {
      const size = held.readUInt32BE(at + 1)
      if (size > 4 * MOST) throw damaged('The backup holds a piece that this version cannot read.')
      if (held.length - at - HEAD < size) break
      yield parsed(held.readUInt8(at), held.subarray(at + HEAD, at + HEAD + size))
      at += HEAD + size
    }
    held = held.subarray(at)
  }
  if (held.length > 0) throw damaged('The backup ends in the middle of a piece.')
}

function parsed(number: number, body: Buffer): Frame {
  const kind = KINDS[number]
  if (kind === undefined) throw damaged('The backup holds a piece that this version does not know.')
  if (kind === 'bytes') return { kind, value: body }
  const read = SHAPES[kind].safeParse(JSON.parse(body.toString()))
  if (!read.success) throw damaged('The backup holds a piece that this version cannot read.')
  return { kind, value: read.data } as Frame
}

import { createHash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { damaged } from './failure.ts'
import { framesOf, type Closing, type Frame, type Opening, type TableHead } from './frames.ts'
import type { BackupKey } from './header.ts'
import { RowHash } from './row-hash.ts'
import { unsealed } from './seal.ts'

/** What to do with the parts of a backup as they come; a part that nobody wants is only checked. */
export interface Receiver {
  opening?(opening: Opening): Promise<void>
  /** Takes the rows of a table in COPY's text format. */
  table?(head: TableHead, rows: AsyncIterable<Buffer>): Promise<void>
  /** Takes a file; the iteration fails at its end when the bytes are not those of the hash. */
  file?(hash: string, content: AsyncIterable<Buffer>): Promise<void>
}

/** A backup read to its end. */
export interface Contents {
  readonly opening: Opening
  readonly closing: Closing
}

/**
 * Reads a backup through, checks every piece of it against its seal, every table and file against its hash
 * and the whole against its closing words, and hands the parts on as they come.
 *
 * @throws BackupError `backup.key` or `backup.damaged`, saying where
 */
export async function readBackup(source: Readable, key: BackupKey, to: Receiver = {}): Promise<Contents> {
  const unpacked = createGunzip()
  const plain = unsealed(source, key)
  // Whatever goes wrong before the decompressor ends what comes out of it, with the same error.
  pipeline(plain, unpacked, () => source.destroy())
  const frames = new Frames(framesOf(unpacked as AsyncIterable<Buffer>))
  try {
    const opening = await frames.expect('opening')
    await to.opening?.(opening)
    const proofs = []
    let missing = 0
    let files = 0
    for (let next = await frames.next(); ; next = await frames.next()) {
      if (next.kind === 'table') proofs.push(await tableOf(frames, next.value, to))
      else if (next.kind === 'file') {
        if (await fileOf(frames, next.value.hash, to)) files++
        else missing++
      } else if (next.kind === 'closing') {
        await frames.end()
        const closing = next.value
        if (JSON.stringify(closing.tables) !== JSON.stringify(proofs))
          throw damaged('The backup does not hold the rows that it says it holds.')
        if (closing.files.count !== files || closing.files.missing.length !== missing)
          throw damaged('The backup does not hold the files that it says it holds.')
        return { opening, closing }
      } else throw damaged('The parts of the backup are not in order.')
    }
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

async function tableOf(frames: Frames, head: TableHead, to: Receiver) {
  const proof = new RowHash()
  const rows = frames.bytes((chunk) => proof.update(chunk))
  if (to.table) await to.table(head, rows)
  for await (const _rest of rows);
  const said = await frames.expect('tableEnd')
  if (said.name !== head.name || said.rows !== proof.rows || said.hash !== proof.digest())
    throw damaged(`The rows of ${head.name} are not those that were saved.`)
  return said
}

async function fileOf(frames: Frames, hash: string, to: Receiver): Promise<boolean> {
  const sum = createHash('sha256')
  let whole = true
  async function* content() {
    yield* frames.bytes((chunk) => sum.update(chunk))
    whole = (await frames.expect('fileEnd')).whole
    if (!whole) throw new LeftOut()
    if (sum.digest('hex') !== hash) throw damaged(`The file ${hash} is not the one that was saved.`)
  }
  const bytes = content()
  try {
    if (to.file) await to.file(hash, bytes)
    for await (const _rest of bytes);
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error
  }
  return whole
}

/** The file was gone or damaged when the backup was taken: what there is of it is let go. */
class LeftOut extends Error {}

type ValueOf<K extends Frame['kind']> = Extract<Frame, { kind: K }>['value']

/** Frames one by one. */
class Frames {
  private readonly source: AsyncGenerator<Frame>
  private ahead: Frame | undefined

  constructor(source: AsyncGenerator<Frame>) {
    this.source = source
  }

  async next(): Promise<Frame> {
    const ahead = this.ahead
    this.ahead = undefined
    if (ahead) return ahead
    const { value, done } = await this.source.next()
    if (done === true) throw damaged('The backup ends too early: its closing words are missing.')
    return value
  }

  async expect<K extends Frame['kind']>(kind: K): Promise<ValueOf<K>> {
    const next: Frame = await this.next()
    if (next.kind !== kind) throw damaged('The parts of the backup are not in order.')
    return next.value as unknown as ValueOf<K>
  }

  /** Bytes up to the next statement. */
  async *bytes(seen: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await this.next()
      if (next.kind !== 'bytes') {
        this.ahead = next
        return
      }
      seen(next.value)
      yield next.value
    }
  }

  async end(): Promise<void> {
    const { done } = await this.source.next()
    if (done !== true) throw damaged('Something was added behind the closing words of the backup.')
  }
}

import { buffer } from 'node:stream/consumers'
import { crc32, deflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'

export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The parts of an archive that is known to be good. */
export async function unpack(bytes: Uint8Array): Promise<Part[]> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  const parts: Part[] = []
  for await (const entry of archive.eachEntry())
    if (!entry.fileName.endsWith('/'))
      parts.push({ name: entry.fileName, bytes: await buffer(await archive.openReadStreamPromise(entry)) })
  return parts
}

/** An archive whose checksums hold, so that what was changed inside it is reached. */
export function pack(parts: readonly Part[], stored: boolean): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 1 })
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(stored ? 0 : 8, 4)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), about, rest, Buffer.from(name)]))
    pieces.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listed, end])
}

import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { BackupError, damaged } from './failure.ts'

/** What opens a backup: 32 random bytes, or a passphrase that is stretched. */
export type BackupKey =
  | { readonly kind: 'key'; readonly bytes: Uint8Array }
  | { readonly kind: 'passphrase'; readonly text: string }

const MAGIC = Buffer.from('THRULINE')
const FORMAT = 1
const KINDS = { key: 1, passphrase: 2 } as const
/** Magic, format, kind of key, cost of scrypt as a power of two, salt. */
const PUBLIC_BYTES = MAGIC.length + 3 + 32
const MAC_BYTES = 32
export const HEADER_BYTES = PUBLIC_BYTES + MAC_BYTES

/** 2^17 × 8 × 128 bytes: 128 MiB and a third of a second for each guess (RFC 7914, OWASP's first choice). */
const COST = 17
const MOST_COST = 20

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** A new header and the key of this one file: the salt is random, so no two files share a key. */
export async function newHeader(key: BackupKey): Promise<{ header: Buffer; fileKey: Buffer }> {
  const cost = key.kind === 'passphrase' ? COST : 0
  const open = Buffer.concat([MAGIC, Buffer.from([FORMAT, KINDS[key.kind], cost]), randomBytes(32)])
  const { fileKey, mac } = await derive(key, open, cost)
  return { header: Buffer.concat([open, mac]), fileKey }
}

/**
 * The key of a file from its header.
 *
 * @throws BackupError `backup.damaged` when this is no backup, `backup.key` when another key opens it
 */
export async function openHeader(key: BackupKey, header: Buffer): Promise<Buffer> {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC))
    throw damaged('This is not a backup of Throughline, or its beginning is damaged.')
  const [format, kind, cost] = header.subarray(MAGIC.length)
  if (format !== FORMAT)
    throw new BackupError(
      'backup.refused',
      `This backup has format ${format}; this version reads format ${FORMAT}.`,
      'Use the version of Throughline that made it, or a newer one.',
    )
  if (kind !== KINDS[key.kind])
    throw new BackupError(
      'backup.key',
      kind === KINDS.key
        ? 'This backup was made with a key; a passphrase was given.'
        : 'This backup was made with a passphrase; a key was given.',
    )
  if (cost! > MOST_COST) throw damaged('The beginning of the backup is damaged.')
  const { fileKey, mac } = await derive(key, header.subarray(0, PUBLIC_BYTES), cost!)
  if (!timingSafeEqual(mac, header.subarray(PUBLIC_BYTES, HEADER_BYTES)))
    throw new BackupError('backup.key', 'The key does not open this backup, or its first bytes are damaged.')
  return fileKey
}

/** One secret for the contents, one that proves the header; both bound to everything the header says. */
async function derive(key: BackupKey, open: Buffer, cost: number): Promise<{ fileKey: Buffer; mac: Buffer }> {
  const salt = open.subarray(PUBLIC_BYTES - 32)
  const master =
    key.kind === 'key'
      ? key.bytes
      : await stretch(key.text.normalize('NFC'), salt, 32, {
          N: 2 ** cost,
          r: 8,
          p: 1,
          maxmem: 2 ** (cost + 11),
        })
  const part = (purpose: string) => Buffer.from(hkdfSync('sha256', master, salt, purpose, 32))
  const mac = createHmac('sha256', part('throughline backup header')).update(open).digest()
  return { fileKey: part('throughline backup contents'), mac }
}

import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(10 * 4096)
let used = pool.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A version 7 UUID (RFC 9562 §5.7): 48 bits of milliseconds, then random bits. Sorted by time, so that
 * a large import fills the index from one side.
 */
export function uuid(at: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const r = used
  used += 10
  const time = at.toString(16).padStart(12, '0')
  const h = (offset: number) => hex[pool[r + offset]!]!
  const version = hex[(pool[r]! & 0x0f) | 0x70]!
  const variant = hex[(pool[r + 2]! & 0x3f) | 0x80]!
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${h(1)}-${variant}${h(3)}-${h(4)}${h(5)}${h(6)}${h(7)}${h(8)}${h(9)}`
}

import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(10 * 4096)
let used = pool.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

let time = 0
let count = 0

/**
 * A version 7 UUID (RFC 9562 §5.7): 48 bits of milliseconds, a counter of 12 bits that begins anywhere in
 * its lower half (§6.2, method 1), then 62 random bits. Each one of a process sorts after the one before,
 * also when the clock is set back, so that a large import fills the index from one side.
 */
export function uuid(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const r = used
  used += 10
  step(pool.readUInt16BE(r) & 0x7ff)
  const at = time.toString(16).padStart(12, '0')
  const h = (offset: number) => hex[pool[r + offset]!]!
  const version = (0x7000 | count).toString(16)
  const variant = hex[(pool[r + 2]! & 0x3f) | 0x80]!
  return `${at.slice(0, 8)}-${at.slice(8)}-${version}-${variant}${h(3)}-${h(4)}${h(5)}${h(6)}${h(7)}${h(8)}${h(9)}`
}

function step(start: number): void {
  const now = Date.now()
  if (now > time) {
    time = now
    count = start
  } else if (++count > 0xfff) {
    time++
    count = start
  }
}

import { hash } from 'node:crypto'

const WORDS = 8
const NEWLINE = 0x0a
/** Sums of 32-bit words stay exact in a double for this many rows; then they are carried. */
const CARRY_EVERY = 1 << 20

/**
 * A hash of rows in COPY's text format (one a line) that does not depend on their order: the sum of the
 * SHA-256 of each row, modulo 2^256. Two tables with the same rows, each as often, have the same one.
 */
export class RowHash {
  rows = 0
  private readonly sums = new Float64Array(WORDS)
  private rest: Buffer = Buffer.alloc(0)

  update(chunk: Buffer): void {
    let at = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, at)) {
      const line = chunk.subarray(at, end)
      this.add(this.rest.length === 0 ? line : Buffer.concat([this.rest, line]))
      this.rest = Buffer.alloc(0)
      at = end + 1
    }
    if (at < chunk.length) this.rest = Buffer.concat([this.rest, chunk.subarray(at)])
  }

  /** 64 hex digits. */
  digest(): string {
    this.carry()
    return Array.from(this.sums, (word) => word.toString(16).padStart(8, '0')).join('')
  }

  private add(row: Buffer): void {
    const digest = hash('sha256', row, 'buffer')
    for (let i = 0; i < WORDS; i++) this.sums[i]! += digest.readUInt32BE(i * 4)
    if (++this.rows % CARRY_EVERY === 0) this.carry()
  }

  private carry(): void {
    let over = 0
    for (let i = WORDS - 1; i >= 0; i--) {
      const sum = this.sums[i]! + over
      this.sums[i] = sum % 2 ** 32
      over = Math.floor(sum / 2 ** 32)
    }
  }
}

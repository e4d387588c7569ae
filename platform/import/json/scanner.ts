import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'

/** Where the records stand: one after the other, in an array, or in an array that is a member of an object. */
export type Layout = 'lines' | 'array' | 'member'

/** Members that hold the records in the answers of common data services. */
const recordKeys = new Set(['features', 'data', 'rows', 'results', 'records', 'items', 'value', 'result'])

const OPEN = 123
const CLOSE = 125
const LIST = 91
const LIST_END = 93
const STRING = 34
const ESCAPE = 92
const COMMA = 44

/**
 * Finds where each record of a JSON stream begins and ends, without reading the records themselves, so that
 * a file of any size is parsed one record at a time.
 */
export class JsonScanner {
  /** Key of the member the records were found under. */
  member: string | null = null
  private readonly layout: Layout
  private readonly target: number
  private depth = 0
  private inString = false
  private escaped = false
  private inside = false
  private ended = false
  private found = 0
  private key: number[] = []
  private parts: Buffer[] = []
  private partBytes = 0

  constructor(layout: Layout) {
    this.layout = layout
    this.target = { lines: 0, array: 1, member: 2 }[layout]
    this.inside = layout === 'lines'
  }

  /** Bytes of the records that end in this chunk. */
  push(chunk: Buffer): Buffer[] {
    const records: Buffer[] = []
    let start = this.partBytes > 0 ? 0 : -1
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (this.inString) {
        this.string(byte)
        continue
      }
      if (byte === STRING) this.begin()
      else if (byte === OPEN || byte === LIST) {
        if (this.inside && this.depth === this.target) start = at
        this.enter(byte)
      } else if (byte === CLOSE || byte === LIST_END) {
        this.leave()
        if (this.inside && this.depth === this.target && start !== -1) {
          records.push(this.finish(chunk.subarray(start, at + 1)))
          start = -1
        }
      } else if (byte > 32 && byte !== COMMA) this.bare()
    }
    if (start !== -1) this.keep(chunk.subarray(start))
    return records
  }

  /** Says what is wrong with a stream that ended here. */
  end(): void {
    if (this.depth > 0 || this.inString) {
      throw new ImportError('import.damaged', `The JSON ends inside record ${this.found + 1}.`)
    }
    if (this.layout === 'member' && this.member === null) {
      throw new ImportError(
        'import.not_a_table',
        'The JSON object holds no list of records such as "data" or "features".',
      )
    }
  }

  private begin(): void {
    this.bare()
    this.inString = true
    this.key = []
  }

  private string(byte: number): void {
    if (this.escaped) this.escaped = false
    else if (byte === ESCAPE) this.escaped = true
    else if (byte === STRING) this.inString = false
    else if (this.depth === 1 && this.layout === 'member' && this.key.length < 100) this.key.push(byte)
  }

  private enter(byte: number): void {
    if (this.depth === 0 && this.ended && this.layout !== 'lines') {
      throw new ImportError('import.invalid_json', 'Something follows after the end of the JSON.')
    }
    this.depth++
    if (this.depth > this.target + limits.jsonDepth) {
      throw new ImportError(
        'import.too_deep',
        `Record ${this.found + 1} nests more than ${limits.jsonDepth} levels.`,
      )
    }
    if (byte !== LIST || this.depth !== this.target || this.inside || this.ended) return
    const key = Buffer.from(this.key).toString()
    if (this.layout === 'array') this.inside = true
    else if (this.member === null && recordKeys.has(key)) {
      this.inside = true
      this.member = key
    }
  }

  private leave(): void {
    this.depth--
    if (this.depth < 0)
      throw new ImportError(
        'import.invalid_json',
        `In the JSON a bracket closes too early after record ${this.found}.`,
      )
    if (this.depth < this.target) this.inside = false
    if (this.depth === 0) this.ended = true
  }

  /** A value that is no object where a record should stand. */
  private bare(): void {
    if (this.inside && this.depth === this.target) {
      throw new ImportError(
        'import.not_a_table',
        `Record ${this.found + 1} of the JSON is no object with named values.`,
      )
    }
  }

  private keep(part: Buffer): void {
    this.partBytes += part.length
    if (this.partBytes > limits.jsonRecordBytes) {
      throw new ImportError(
        'import.line_too_long',
        `Record ${this.found + 1} of the JSON is longer than 16 MB.`,
      )
    }
    this.parts.push(Buffer.from(part))
  }

  private finish(part: Buffer): Buffer {
    this.found++
    if (this.partBytes === 0) return part
    const whole = Buffer.concat([...this.parts, part])
    this.parts = []
    this.partBytes = 0
    return whole
  }
}

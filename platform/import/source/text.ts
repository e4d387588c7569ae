import { isAscii, isUtf8 } from 'node:buffer'
import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { Encoding, ImportWarning } from '../table/types.ts'

/** What the first bytes say about the letters: the encoding, and how many bytes of mark stand before them. */
export function detectEncoding(head: Buffer, whole: boolean): { encoding: Encoding; mark: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (head.length > 3 && head.readUInt32LE(0) === 0xfeff) {
    throw new ImportError('import.unreadable_encoding', 'The file is written in UTF-32.')
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const unmarked = unmarkedUtf16(head)
  if (unmarked !== null) return { encoding: unmarked, mark: 0 }
  refuseBinary(head)
  return { encoding: isMostlyUtf8(whole ? head : wholeLetters(head)) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/** Of the lines that hold more than ASCII, most are valid UTF-8; windows-1252 hardly ever is by chance. */
function isMostlyUtf8(head: Buffer): boolean {
  if (isUtf8(head)) return true
  const telling = linesOf(head).filter((line) => !isAscii(line))
  return telling.filter((line) => isUtf8(line)).length * 2 > telling.length
}

/** Zero bytes never, other control characters hardly ever stand in text. */
function refuseBinary(head: Buffer): void {
  let controls = 0
  for (const byte of head) {
    if (byte === 0) throw new ImportError('import.binary', 'The file holds a zero byte, which no text does.')
    if (byte < 32 && !(byte >= 9 && byte <= 13)) controls++
  }
  if (controls * 100 > head.length)
    throw new ImportError(
      'import.binary',
      `The file holds ${controls} control characters at its start, so it is no text.`,
    )
}

/** UTF-16 without a mark: in a table nearly every second byte is zero, always on the same side. */
function unmarkedUtf16(head: Buffer): Encoding | null {
  const pairs = Math.min(head.length >> 1, 500)
  if (pairs < 2) return null
  let high = 0
  let low = 0
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) high++
    if (head[2 * i + 1] === 0) low++
  }
  if (low > pairs * 0.7 && high === 0) return 'utf-16le'
  return high > pairs * 0.7 && low === 0 ? 'utf-16be' : null
}

/** The head may end inside a letter; a letter of UTF-8 has at most four bytes. */
function wholeLetters(head: Buffer): Buffer {
  for (let cut = head.length; cut > Math.max(0, head.length - 4); cut--) {
    if ((head[cut - 1]! & 0xc0) !== 0x80) return head.subarray(0, cut - 1)
  }
  return head
}

/**
 * Decodes bytes into blocks of text that end at a line break (the last one may not). Lines that are not
 * UTF-8 in a file that otherwise is are read as windows-1252 and counted in a warning.
 */
export async function* lineBlocks(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  mark: number,
  warnings: ImportWarning[],
  line: () => number = () => 1,
): AsyncGenerator<string> {
  const decode = decoder(encoding, warnings, line)
  let rest: Buffer[] = []
  let restLength = 0
  for await (const chunk of narrowBytes(bytes, encoding, mark)) {
    if (chunk.includes(0))
      throw new ImportError('import.binary', 'The file holds a zero byte, which no text does.')
    const cut = chunk.lastIndexOf(10) + 1
    if (cut === 0) {
      rest.push(chunk)
      restLength += chunk.length
      // Four bytes are the longest letter, so a line above this is too long however it is decoded.
      if (restLength > limits.recordChars * 4) throw endless()
      continue
    }
    rest.push(chunk.subarray(0, cut))
    yield decode(rest.length === 1 ? rest[0]! : Buffer.concat(rest))
    rest = cut < chunk.length ? [chunk.subarray(cut)] : []
    restLength = chunk.length - cut
  }
  if (restLength > 0) yield decode(Buffer.concat(rest))
}

function endless(): ImportError {
  return new ImportError('import.line_too_long', 'A line goes on for more than 4 MB without a break.')
}

/** Takes off the mark, turns UTF-16 into UTF-8 and lone carriage returns (old Macintosh) into line breaks. */
export async function* narrowBytes(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  mark: number,
): AsyncGenerator<Buffer> {
  const wide = encoding.startsWith('utf-16') ? new TextDecoder(encoding, { ignoreBOM: true }) : null
  let toSkip = mark
  let macintosh: boolean | null = null
  for await (const raw of bytes) {
    const skipped = toSkip > 0 ? raw.subarray(toSkip) : raw
    toSkip -= raw.length - skipped.length
    const chunk = wide ? Buffer.from(wide.decode(skipped, { stream: true })) : skipped
    if (chunk.length === 0) continue
    macintosh ??= chunk.includes(13) && !chunk.includes(10)
    yield macintosh ? withNewlines(chunk) : chunk
  }
}

function withNewlines(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  for (let at = copy.indexOf(13); at !== -1; at = copy.indexOf(13, at + 1)) copy[at] = 10
  return copy
}

/** Makes text of whole lines or records. Those that are not UTF-8 are read as windows-1252 and counted. */
export function decoder(
  encoding: Encoding,
  warnings: ImportWarning[],
  line: () => number,
): (block: Buffer) => string {
  return encoding === 'windows-1252' ? fromWindows : lenientDecoder(warnings, line)
}

function lenientDecoder(warnings: ImportWarning[], line: () => number): (block: Buffer) => string {
  let warning: Required<ImportWarning> | null = null
  const decodeLine = (part: Buffer, index: number) => {
    if (isUtf8(part)) return part.toString('utf8')
    if (warning === null) {
      warning = { code: 'encoding.mixed', message: '', line: line() + index, count: 0 }
      warnings.push(warning)
    }
    warning.count++
    const lines = warning.count === 1 ? '1 line is' : `${warning.count} lines are`
    warning.message = `${lines} not UTF-8 and read as windows-1252, first near line ${warning.line}.`
    return fromWindows(part)
  }
  return (block) => {
    if (isAscii(block)) return block.toString('latin1')
    return isUtf8(block) ? block.toString('utf8') : linesOf(block).map(decodeLine).join('')
  }
}

function linesOf(block: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, from)) {
    parts.push(block.subarray(from, at + 1))
    from = at + 1
  }
  if (from < block.length) parts.push(block.subarray(from))
  return parts
}

/** Letters of windows-1252 at 0x80 to 0x9f; the five unassigned bytes stay what they are. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const control = /[\x80-\x9f]/g

/** Latin 1 plus a table: `TextDecoder('windows-1252')` of some Node releases forgets the table. */
function fromWindows(block: Buffer): string {
  return block.toString('latin1').replace(control, (letter) => upper[letter.charCodeAt(0) - 0x80]!)
}

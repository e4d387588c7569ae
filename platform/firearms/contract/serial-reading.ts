/** What a person wrote where the serial number belongs. */
export interface SerialReading {
  readonly state: 'legible' | 'partial' | 'obliterated' | 'none' | 'not-recorded'
  /** Capitals and digits only, `?` for one character that cannot be read, `*` for a run of them; null without any. */
  readonly canonical: string | null
  /** Other ways to read the same text: `SNQ123456` may begin with the letters SN, or say that a number follows. */
  readonly also: readonly string[]
}

const OBLITERATED = /^(?:OBLIT|DEFACED?|SCRATCH|FILED|GROUND|REMOVED|ALTERED|ILLEGIBLE|UNREADABLE|DRILLED)/
const NONE =
  /^(?:NONE|NOSERIAL(?:NUMBER)?|NOSN|NSN|NA|GHOST(?:GUN)?|PMF|UNSERIALIZED|UNSERIALISED|NOTMARKED|HOMEMADE)$/
const NOT_RECORDED = /^(?:UNK|UNKNOWN|NULL|NOTRECORDED|SEEREMARKS|SEENOTES|PENDING|TBD)$/
const SAYS_SERIAL =
  /^\s*(?:SERIAL(?:\s*(?:NUMBER|NUM|NO))?|SER(?:\s*NO)?|S\s*\/\s*N|SN(?=[\s:#.])|NO\.|#)[\s:#.]*/i
const GLUED = /^(?:SN|SER)(?=.{5,}$)/

/** Only letters, digits and the signs for what cannot be read; `_` and `.` between letters count as blanks. */
export const canonicalSerial = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9?*]/g, '')
    .replaceAll(/\*[?*]*\*|\*+/g, '*')

const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', Z: '2' }

/** One form for characters that are taken for each other on metal: O and 0, I and 1, S and 5, B and 8, Z and 2. */
export const foldedSerial = (canonical: string): string =>
  canonical.replaceAll(/[OISBZ]/g, (letter) => CONFUSED[letter]!)

/** Reads what stands in a column for serial numbers: a number, part of one, or the reason why there is none. */
export function readSerial(text: string | null | undefined): SerialReading {
  const word = (text ?? '').toUpperCase().replaceAll(/[^A-Z]/g, '')
  const whole = canonicalSerial((text ?? '').replace(SAYS_SERIAL, ''))
  if (OBLITERATED.test(word) && !/\d/.test(whole)) return { state: 'obliterated', canonical: null, also: [] }
  if (!/\d/.test(whole) && NONE.test(word)) return { state: 'none', canonical: null, also: [] }
  if (whole === '' || (!/\d/.test(whole) && NOT_RECORDED.test(word)))
    return { state: 'not-recorded', canonical: null, also: [] }
  if (/^[?*]+$/.test(whole)) return { state: 'obliterated', canonical: null, also: [] }
  const also = GLUED.test(whole) ? [whole.replace(GLUED, '')] : []
  return { state: /[?*]/.test(whole) ? 'partial' : 'legible', canonical: whole, also }
}

import { PASSWORD_MINIMUM } from './contract.ts'

/** What someone who wants to guess the password knows of its owner. */
export interface PasswordContext {
  readonly name: string
  readonly email: string
  readonly agency: string
}

const HOUSE = ['throughline']
/** Characters that must remain when everything a stranger could guess is taken away. */
const REMAINDER = 8

let listed: Promise<ReadonlySet<string>> | undefined

/** Passwords that are tried first by anyone who guesses; some 49,000, from leaks. Loaded when first asked for. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  listed ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  )
  return listed
}

/**
 * Why a password cannot be used, as a sentence, or null (NIST SP 800-63B 5.1.1.2: listed passwords, words of the
 * person and the service, repetitions and sequences). Nothing else is asked of it.
 */
export async function weaknessOf(password: string, context: PasswordContext): Promise<string | null> {
  const plain = password.normalize('NFKC').toLowerCase()
  if (lengthOf(password) < PASSWORD_MINIMUM)
    return `Use at least ${PASSWORD_MINIMUM} characters; a short sentence is good.`
  if (isRun(plain)) return 'This repeats a few characters, or runs along the keyboard.'
  const common = await commonPasswords()
  if (isCommon(plain, common)) return 'This is one of the passwords that are guessed first.'
  if (lengthOf(withoutKnown(plain, context)) < REMAINDER)
    return 'This is made of your name, your address or your agency.'
  return null
}

/** In characters as people count them, not in units of the encoding. */
const lengthOf = (text: string): number => Array.from(text).length

function isCommon(plain: string, common: ReadonlySet<string>): boolean {
  if (common.has(plain)) return true
  // Digits and signs at the ends are what people add to a word they are told to make longer.
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (core.length >= 4 && common.has(core) && plain.length - core.length <= REMAINDER) return true
  const unit = repeatedUnit(plain)
  return unit !== null && (unit.length < REMAINDER || common.has(unit))
}

/** `abcabcab` → `abc`: what a text repeats, the last time perhaps in part. */
function repeatedUnit(text: string): string | null {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit
  }
  return null
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) => [row, Array.from(row).reverse().join('')]).flatMap((row) =>
    Array.from(row.slice(1), (letter, i) => row[i]! + letter),
  ),
)

/** Whether nearly every character is followed by itself or its neighbour in the alphabet or on the keyboard. */
function isRun(plain: string): boolean {
  const letters = Array.from(plain)
  const kept = letters.filter((letter, i) => {
    const before = letters[i - 1]
    return before !== undefined && (before === letter || NEIGHBOURS.has(before + letter))
  })
  return letters.length - kept.length <= 3
}

function withoutKnown(plain: string, { name, email, agency }: PasswordContext): string {
  const words = `${name} ${email} ${agency}`
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .concat(HOUSE)
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain)
  // A password without any such word is judged by its length alone, whatever its characters.
  return rest === plain ? plain : rest.replace(/[^\p{L}\p{N}]/gu, '')
}

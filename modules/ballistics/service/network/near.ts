const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

/**
 * Every key that one slip of the hand makes of this one: a character mistyped, left out, doubled or put in, or two
 * neighbours exchanged. They are looked up one by one in an index, which takes no longer in a large table.
 */
export function nearKeys(key: string): string[] {
  const near = new Set<string>()
  const signs = /[A-Z]/.test(key) ? LETTERS + DIGITS : DIGITS
  for (let at = 0; at <= key.length; at++) {
    const [head, tail] = [key.slice(0, at), key.slice(at)]
    for (const sign of signs) near.add(head + sign + tail)
    if (tail === '') continue
    for (const sign of signs) near.add(head + sign + tail.slice(1))
    near.add(head + tail.slice(1))
    if (tail.length > 1) near.add(head + tail[1]! + tail[0]! + tail.slice(2))
  }
  near.delete(key)
  near.delete('')
  return [...near]
}

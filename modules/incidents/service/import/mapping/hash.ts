/**
 * A 52-bit hash of a text, as a whole number that JavaScript and PostgreSQL both hold exactly. It tells
 * whether rows changed between two imports; it protects nothing. Method: two lanes of xor and
 * multiplication with the constants of MurmurHash3's finaliser.
 */
export function hashOf(text: string): number {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x85ebca6b)
    b = Math.imul(b ^ code, 0xc2b2ae35)
  }
  a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35) ^ Math.imul(b ^ (b >>> 13), 0x85ebca6b)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (b & 0xfffff) * 0x1_0000_0000 + (a >>> 0)
}

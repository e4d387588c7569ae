export interface Total {
  readonly key: string
  readonly count: number
}

/**
 * Holds back every total below a threshold, zero too, and then further ones, smallest first, until what is held back
 * cannot be told from the sum: at least two, and together no less than the threshold (complementary suppression of a
 * one-way table whose sum is published).
 */
export function suppress(
  totals: readonly Total[],
  threshold: number,
): { key: string; count: number | null }[] {
  const hidden = new Set(totals.filter(({ count }) => count < threshold).map(({ key }) => key))
  const rising = totals.filter(({ key }) => !hidden.has(key)).sort((a, b) => a.count - b.count)
  const held = () => totals.reduce((sum, { key, count }) => (hidden.has(key) ? sum + count : sum), 0)
  while (hidden.size > 0 && (hidden.size < 2 || held() < threshold)) {
    const next = rising.shift()
    if (!next) break
    hidden.add(next.key)
  }
  return totals.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }))
}

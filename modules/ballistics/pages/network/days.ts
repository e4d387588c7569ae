/** The bar takes partial dates, the address whole days: a month begins on its first and ends on its last. */
export function wholeDay(
  partial: string | readonly string[] | undefined,
  end: 'from' | 'to',
): string | undefined {
  if (typeof partial !== 'string' || partial.length === 10) return partial as string | undefined
  const month = partial.length === 4 ? `${partial}-${end === 'from' ? '01' : '12'}` : partial
  if (end === 'from') return `${month}-01`
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}

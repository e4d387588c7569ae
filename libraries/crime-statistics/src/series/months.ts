/** A calendar month as year × 12 + month − 1, parsed from "2024-07". */
export function parseMonth(text: string): number {
  const parts = /^(\d{4})-(\d{2})$/.exec(text)
  const month = Number(parts?.[2])
  if (!parts || month < 1 || month > 12) {
    throw new RangeError(`startMonth must be a year and month like 2024-07, but it is ${text}.`)
  }
  return Number(parts[1]) * 12 + month - 1
}

export function formatMonth(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

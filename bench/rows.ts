import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { readTable } from '#platform/import'
import { fileURLToPath } from 'node:url'

const SAMPLE = fileURLToPath(
  new URL('../modules/incidents/sample/nypd-shootings-2006-2024.csv.gz', import.meta.url),
)
const KEY = 0
const DATE = 1
const COORDINATES = [16, 17, 18, 19, 20]

/**
 * Writes `count` rows shaped like New York's file: its own rows again and again, with other keys, days and
 * places, so that columns keep their real widths, gaps and dirt. Answers the headers.
 */
export async function writeRows(path: string, count: number): Promise<readonly string[]> {
  const table = await readTable(SAMPLE)
  const base: string[][] = []
  for await (const batch of table.rows()) for (const row of batch.rows) base.push([...row])
  const out = createWriteStream(path)
  out.write(`${table.headers.join(',')}\n`)
  let text = ''
  for (let i = 0; i < count; i++) {
    text += `${varied(base[i % base.length]!, Math.floor(i / base.length))
      .map(cell)
      .join(',')}\n`
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await once(out, 'close')
  return table.headers
}

/** The same row in another round: new key, a day of another month, a place a few hundred metres away. */
function varied(row: readonly string[], round: number): string[] {
  if (round === 0) return [...row]
  const next = [...row]
  next[KEY] = String(Number(row[KEY]) + round * 1_000_000_000)
  const [, day, year] = row[DATE]!.split('/')
  const month = ((Number(row[DATE]!.slice(0, 2)) + round) % 12) + 1
  next[DATE] =
    `${String(month).padStart(2, '0')}/${String(Math.min(Number(day), 28)).padStart(2, '0')}/${year}`
  const lat = Number(row[18])
  const lon = Number(row[19])
  if (lat) {
    for (const column of COORDINATES) next[column] = ''
    next[18] = (lat + ((round * 37) % 100) * 0.00003).toFixed(6)
    next[19] = (lon + ((round * 61) % 100) * 0.00003).toFixed(6)
  }
  return next
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

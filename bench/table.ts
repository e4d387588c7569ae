import { cpus, totalmem } from 'node:os'

/** Prints rows as a table that also reads well in Markdown. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`
  console.log(line(cells[0]!))
  console.log(line(widths.map((width) => '-'.repeat(width))))
  for (const row of cells.slice(1)) console.log(line(row))
}

/** The machine a figure was taken on; absolute times mean little without it. */
export function printMachine(): void {
  const [cpu] = cpus()
  console.log(
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  )
}

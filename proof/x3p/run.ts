import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ProofOptions } from '../run.ts'
import type { Findings } from './index.ts'
import { scans } from './scans.ts'

/** What the reader may take, with the loader and the seeds. */
const MOST_MEMORY = 512 * 1024 * 1024
/** One input; the slowest are bombs below the limits. */
const LONGEST_MS = 2_000
/** A stretch of a thousand inputs that is not done by then hangs. */
const HANGS_MS = 120_000

/** `npm run proof -- x3p [--requests 1000000] [--seed N]` */
export async function run({ requests = '1000000', seed = '1' }: ProofOptions): Promise<boolean> {
  const read = scans()
  if (read)
    console.log(
      `${read.files} shared files, ${read.samples} samples, ${(read.ms / read.files).toFixed(0)} ms a file; changed or refused: ${read.changed.join(', ') || 'none'}`,
    )
  else console.log('The shared scans are not at hand; mutating our own files only.')
  const began = performance.now()
  const total = await readMutated(Number(seed), Number(requests))
  console.table({
    inputs: total.inputs,
    seed: Number(seed),
    seconds: Math.round((performance.now() - began) / 1000),
    'read as a surface': total.read,
    ...Object.fromEntries(
      Object.entries(total.refused)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, times]) => [`refused: ${code}`, times]),
    ),
    'neither (faults)': total.faults.length,
    'slowest input, ms': Math.round(total.slowestMs),
    'its number': total.slowest,
    'peak memory, MB': Math.round(total.peak / 1024 / 1024),
  })
  for (const fault of total.faults.slice(0, 20)) console.log(fault)
  return (
    (read?.changed.length ?? 0) === 0 &&
    total.faults.length === 0 &&
    total.inputs === Number(requests) &&
    total.slowestMs <= LONGEST_MS &&
    total.peak <= MOST_MEMORY
  )
}

type Total = Findings & { peak: number }

/** In a process of its own, so that its memory is its own and a hang can be ended. */
function readMutated(seed: number, inputs: number): Promise<Total> {
  const total: Total = { inputs: 0, read: 0, refused: {}, faults: [], slowestMs: 0, slowest: 0, peak: 0 }
  const child = fork(fileURLToPath(new URL('./work.ts', import.meta.url)), [String(seed), String(inputs)])
  return new Promise((resolve) => {
    const hung = () => {
      total.faults.push(`an input from ${total.inputs} to ${total.inputs + 1000} hangs`)
      child.kill('SIGKILL')
    }
    let watch = setTimeout(hung, HANGS_MS)
    child.on('message', ({ findings, peak }: { findings: Findings; peak: number }) => {
      clearTimeout(watch)
      watch = setTimeout(hung, HANGS_MS)
      add(total, findings)
      total.peak = peak
      if (total.inputs % 100_000 === 0) console.log(`${total.inputs} inputs, ${total.faults.length} faults`)
    })
    child.on('exit', (code) => {
      clearTimeout(watch)
      if (code !== 0) total.faults.push(`the reader ended with ${code} after input ${total.inputs}`)
      resolve(total)
    })
  })
}

function add(total: Total, findings: Findings): void {
  total.inputs += findings.inputs
  total.read += findings.read
  for (const [code, times] of Object.entries(findings.refused))
    total.refused[code] = (total.refused[code] ?? 0) + times
  total.faults.push(...findings.faults)
  if (findings.slowestMs > total.slowestMs)
    Object.assign(total, { slowestMs: findings.slowestMs, slowest: findings.slowest })
}

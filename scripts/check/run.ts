import { spawn } from 'node:child_process'
import { root } from '../folders.ts'

/** What a step of the check answers: whether all is well, and what to read if not. */
export interface Outcome {
  readonly passed: boolean
  readonly output: string
  /** A word beside the mark, also when all is well. */
  readonly note?: string
}

/** One thing that is checked, under the name its line shows. */
export interface Step {
  readonly name: string
  readonly run: () => Promise<Outcome>
}

/** Runs a program in a repository, ours unless said, and keeps what it writes. */
export function program(command: string, args: readonly string[], folder = root): Promise<Outcome> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ passed: code === 0, output: Buffer.concat(chunks).toString().trimEnd() }),
    )
  })
}

/** Runs every step, `width` at a time, telling each as it ends; a failure stops none of the others. */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  told: (line: string) => void,
): Promise<boolean> {
  const waiting = [...steps]
  let passed = true
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const began = Date.now()
      const outcome = await safely(step)
      passed &&= outcome.passed
      told(lineOf(step.name, Date.now() - began, outcome))
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return passed
}

async function safely({ run }: Step): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    const { message, stack } = error as Error
    return { passed: false, output: stack ?? message }
  }
}

function lineOf(name: string, milliseconds: number, { passed, output, note }: Outcome): string {
  const seconds = (milliseconds / 1000).toFixed(1).padStart(6)
  const line = `${passed ? '✓' : '✗'} ${name.padEnd(18)} ${seconds} s${note ? `  ${note}` : ''}`
  return passed || output === '' ? line : `${line}\n\n${output.replace(/^/gm, '    ')}\n`
}

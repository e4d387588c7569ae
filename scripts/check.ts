import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { runSteps } from './check/run.ts'
import { steps } from './check/steps.ts'
import { runTests } from './check/tests.ts'
import { root } from './folders.ts'

/** `npm run check` and `npm test`: everything that must hold, as the build server runs it. */
await mkdir(join(root, '.cache'), { recursive: true })

let summary = ''
const browser = {
  name: 'browser',
  run: () =>
    ensureChromium(console.log).then(
      (path) => ({ passed: true, output: path }),
      (error: Error) => ({ passed: false, output: error.message }),
    ),
}
const tests = {
  name: 'tests',
  run: async () => {
    const outcome = await runTests()
    summary = outcome.summary
    return outcome
  },
}

// Two cores are common: the static steps run two at a time, the tests take both.
const sound = await runSteps([...steps, browser], 2, console.log)
const tested = await runSteps([tests], 1, console.log)
console.log(`\n${summary}`)
process.exitCode = sound && tested ? 0 : 1

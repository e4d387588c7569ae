#!/usr/bin/env node
// The program is TypeScript; this starts Node with the loader it needs.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const loader = import.meta.resolve('tsx')
const child = spawn(
  process.execPath,
  ['--import', loader, '--conditions=source', '--max-old-space-size=320', main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))

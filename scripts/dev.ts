import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { startEmbedded } from '#platform/db'
import { databaseFolder, environmentFor, readSettings } from '../server/settings.ts'

/** `npm run dev`: the embedded database, the server reloading on every change, and the screens by Vite. */
const settings = readSettings()
const embedded = settings.databaseUrl
  ? undefined
  : await startEmbedded({
      directory: databaseFolder(settings),
      onProgress: (sentence) => console.log(`  ${sentence}`),
    })
const url = settings.databaseUrl ?? embedded!.url
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', ...process.execArgv, 'server/dev.ts'],
  { env: { ...environmentFor(url), THROUGHLINE_DEMONSTRATION: 'yes' }, stdio: 'inherit', detached: true },
)
const vite = await createServer()
await vite.listen()
vite.printUrls()

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.kill('SIGTERM')
  await vite.close()
  await embedded?.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

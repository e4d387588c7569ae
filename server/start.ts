import { join } from 'node:path'
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createSetup, needsSetup } from '#platform/access'
import { startEmbedded, type Embedded } from '#platform/db'
import { buildWeb } from './build-web.ts'
import { seedDemonstrationCity } from './demonstration/index.ts'
import { explain } from './explain.ts'
import { openFiles, openHouse, prepareDatabase } from './house.ts'
import { serve, type Running } from './main.ts'
import {
  databaseFolder,
  environmentFor,
  frugal,
  filesFolder,
  readStartSettings,
  type Settings,
} from './settings.ts'

/** `npm start`: database, migrations, sample city, web app, server and worker; one address to open. */
const began = Date.now()
const say = (sentence: string) =>
  console.log(`  ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${sentence}`)

const parts: (() => Promise<unknown>)[] = []
let stopping = false

async function stop(code: number): Promise<never> {
  if (stopping) return new Promise(() => {})
  stopping = true
  for (const end of parts.reverse()) await end().catch(() => {})
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!stopping) console.log('\n  Stopping …')
    void stop(0)
  })

try {
  await start(readStartSettings(process.argv.slice(2)))
} catch (error) {
  // What was still under way when someone stopped it fails, and that is no news.
  if (!stopping) console.error(`\n  ${explain(error)}\n`)
  await stop(1)
}

async function start(settings: Settings): Promise<void> {
  console.log('\n  Throughline\n')
  const url = settings.databaseUrl ?? (await embedded(settings)).url
  const applied = await prepareDatabase(url)
  say(applied.length > 0 ? `Database ready, ${applied.length} migrations applied.` : 'Database ready.')
  const [web] = await Promise.all([
    settings.webDirectory ?? buildWeb(say),
    settings.demonstration ? seed(settings, url) : undefined,
  ])
  const running = await listen(settings, url, web)
  for (let i = 0; i < settings.workers; i++) startWorkerProcess(url)
  console.log(`\n  Open ${running.address}\n`)
  await tellHowToSignIn(settings, url, running)
  console.log('  Ctrl-C stops it.\n')
}

async function embedded(settings: Settings): Promise<Embedded> {
  const server = await startEmbedded({
    directory: databaseFolder(settings),
    onProgress: say,
    onExit: (error) => {
      console.error(`\n  ${explain(error)}\n`)
      void stop(1)
    },
  })
  parts.push(() => server.stop())
  return server
}

async function seed(settings: Settings, url: string): Promise<void> {
  const house = openHouse(url, openFiles(settings, filesFolder(settings)))
  try {
    await seedDemonstrationCity(house, join(settings.dataDirectory, 'demonstration'), say)
  } finally {
    await house.database.close()
  }
}

async function listen(settings: Settings, url: string, web: string): Promise<Running> {
  const running = await serve(settings, url, { files: filesFolder(settings), web })
  parts.push(() => running.close())
  return running
}

function startWorkerProcess(url: string): void {
  const child: ChildProcess = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    env: environmentFor(url),
    execArgv: frugal(process.execArgv),
    // In a group of its own, so that Ctrl-C reaches it through us and in order.
    detached: true,
  })
  let ending = false
  child.on('exit', () => {
    if (!ending && !stopping) setTimeout(() => startWorkerProcess(url), 1_000)
  })
  parts.push(
    () =>
      new Promise<void>((resolve) => {
        ending = true
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
      }),
  )
}

async function tellHowToSignIn(settings: Settings, url: string, running: Running): Promise<void> {
  if (settings.demonstration) {
    console.log(
      '  Demonstration: choose a sample account on the first page. npm start -- --no-demonstration starts without it.',
    )
    return
  }
  const house = openHouse(url, openFiles(settings, filesFolder(settings)))
  try {
    if (await needsSetup(house.database))
      console.log(
        `  First administrator: ${running.address}/welcome/${await createSetup(house.database)}\n  The link works once, for 24 hours.\n`,
      )
  } finally {
    await house.database.close()
  }
}

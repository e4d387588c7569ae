import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'dist', 'web')
const stamp = join(target, '.built-from')
const claim = join(root, 'dist', '.building')

/** What the web app is made of. */
const PARTS = ['web', 'modules', 'platform', 'libraries', 'package-lock.json', 'vite.config.ts']

/** Builds the web app when its sources changed since the last time; answers its folder. */
export async function buildWeb(told: (sentence: string) => void): Promise<string> {
  const now = await fingerprint()
  const isBuilt = async () => (await readFile(stamp, 'utf8').catch(() => '')) === now
  while (!(await isBuilt())) {
    if (!(await claimed())) continue
    try {
      if (!(await isBuilt())) await build(now, told)
    } finally {
      await rm(claim, { recursive: true, force: true })
    }
  }
  return target
}

async function build(now: string, told: (sentence: string) => void): Promise<void> {
  told('Building the web app …')
  await runVite()
  await compressAssets(join(target, 'assets'))
  await writeFile(stamp, now)
  told('Web app built.')
}

/** Compressed once and as well as can be, instead of quickly for every visitor. */
async function compressAssets(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(js|mjs|css|svg)$/.test(name)) continue
    const path = join(folder, name)
    await writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path), { level: 9 }))
  }
}

const GIVEN_UP_AFTER_MS = 180_000

/** Whether the building is ours to do; otherwise waits a little for whoever has begun it. */
async function claimed(): Promise<boolean> {
  await mkdir(join(root, 'dist'), { recursive: true })
  try {
    await mkdir(claim)
    return true
  } catch {
    const begun = await stat(claim).catch(() => undefined)
    if (begun && Date.now() - begun.mtimeMs > GIVEN_UP_AFTER_MS)
      await rm(claim, { recursive: true, force: true })
    await new Promise((resolve) => setTimeout(resolve, 250))
    return false
  }
}

/** Names, sizes and times of the sources: cheap to take, and different after any edit. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of PARTS) await addTo(hash, join(root, part))
  return hash.digest('hex')
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return
  if (!found.isDirectory()) {
    if (/\.(tsx?|css|html|svg|json|woff2)$/.test(path))
      hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
    return
  }
  const names = (await readdir(path))
    .filter((name) => name !== 'node_modules' && !name.endsWith('.test.ts'))
    .sort()
  for (const name of names) await addTo(hash, join(path, name))
}

function runVite(): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: root,
      // Nothing of where it is started reaches the app: built by tests, it would hold React as developers see it.
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error('The web app could not be built. What went wrong stands above.')),
    )
  })
}

import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedError, errnoOf } from './errors.ts'
import { createOnce, replaceFile } from './files.ts'
import { birthOf } from './processes.ts'

/** Our hold on a folder; given back by `release`, and void by itself when this process ends. */
export interface Ownership {
  release(): Promise<void>
}

interface Claim {
  readonly pid: number
  /** Empty when given back. */
  readonly birth: string
}

/**
 * Takes the folder for this process, or refuses while the process that has it lives.
 *
 * Claims are files numbered upwards; the highest one counts. A claim appears whole and at most once (a hard
 * link), a holder removes only claims below its own, and a claimant that finds a higher one than its own
 * withdraws. So of any number of processes that find the same dead claim, one wins.
 */
export async function takeOwnership(home: string, folderShown: string): Promise<Ownership> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const latest = Math.max(0, ...(await claimNumbers(home)))
    const holder = latest === 0 ? undefined : await readClaim(home, latest)
    if (holder !== undefined && isLive(holder)) throw inUse(holder.pid, folderShown)
    const mine = latest + 1
    if (!(await createOnce(claimPath(home, mine), claimText(birthOf(process.pid) ?? 'unknown'), claimMode)))
      continue
    const numbers = await claimNumbers(home)
    if (Math.max(...numbers) > mine) {
      await rm(claimPath(home, mine), { force: true })
      continue
    }
    for (const lower of numbers.filter((number) => number < mine)) {
      await rm(claimPath(home, lower), { force: true })
    }
    let released: Promise<void> | undefined
    return { release: () => (released ??= replaceFile(claimPath(home, mine), claimText(''), claimMode)) }
  }
  throw inUse(undefined, folderShown)
}

/** The number of the process that holds the folder now, if one does. */
export async function liveOwner(home: string): Promise<number | undefined> {
  const latest = Math.max(0, ...(await claimNumbers(home)))
  const holder = latest === 0 ? undefined : await readClaim(home, latest)
  return holder !== undefined && isLive(holder) ? holder.pid : undefined
}

const isLive = (claim: Claim) => claim.birth !== '' && birthOf(claim.pid) === claim.birth

function inUse(pid: number | undefined, folder: string): EmbeddedError {
  const who = pid === undefined ? 'Another Throughline' : `Another Throughline (process ${pid})`
  const remedy = 'Stop it first, or start with another folder: THROUGHLINE_DATA=…'
  return new EmbeddedError('folder-in-use', `${who} is using this folder: ${folder}.`, remedy)
}

/** No secret, and root and an ordinary person must see each other's. */
const claimMode = 0o644

const claimPath = (home: string, number: number) => join(home, `owner-${number}`)

async function claimNumbers(home: string): Promise<number[]> {
  const entries = await readdir(home).catch((): string[] => [])
  return entries.flatMap((entry) => (/^owner-\d+$/.test(entry) ? [Number(entry.slice(6))] : []))
}

/** A claim that vanished or was torn by a power cut belongs to nobody; one we may not read is another matter. */
async function readClaim(home: string, number: number): Promise<Claim | undefined> {
  try {
    const claim: Partial<Claim> = JSON.parse(await readFile(claimPath(home, number), 'utf8'))
    if (typeof claim.pid !== 'number' || typeof claim.birth !== 'string') return undefined
    return { pid: claim.pid, birth: claim.birth }
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function claimText(birth: string): string {
  return JSON.stringify({ pid: process.pid, birth })
}

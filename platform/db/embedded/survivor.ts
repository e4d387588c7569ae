import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'
import { birthOf, servesFolder, signal, until } from './processes.ts'

/** What a running server says about itself in its `postmaster.pid`. */
export interface ServerNote {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** Reads the server's note; undefined when there is none, or it is not written to the end yet. */
export function readNote(data: string): ServerNote | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    if (!Number.isInteger(pid) || pid === 0) return undefined
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/**
 * Ends a server whose Throughline was killed, cleanly, so that this start can bring up its own.
 * Only for the holder of the folder. Its committed rows are in the data either way.
 */
export async function stopSurvivor(
  data: string,
  controlProgram: string,
  say: (sentence: string) => void,
): Promise<void> {
  const note = readNote(data)
  if (note === undefined) return
  if (!servesFolder(note.pid, data)) {
    if (birthOf(note.pid) !== undefined) await disown(data)
    return
  }
  say('Stopping the database of a Throughline that ended abruptly…')
  const gone = () => !servesFolder(note.pid, data)
  for (const [name, patience] of [
    ['INT', 30_000],
    ['QUIT', 10_000],
  ] as const) {
    signal(note.pid, name, controlProgram)
    if (await until(gone, patience)) return
  }
  const message = `A database server (process ${note.pid}) still runs on ${data} and does not stop.`
  throw new EmbeddedError('folder-in-use', message, `End process ${note.pid}, then start again.`)
}

/**
 * The note names a process that has nothing to do with the database: its number was given out again, and
 * PostgreSQL would refuse to start. Our own number in its place makes it look further, at the shared memory
 * the note also names; removing the note would take that last safeguard away.
 */
async function disown(data: string): Promise<void> {
  const text = readFileSync(join(data, 'postmaster.pid'), 'utf8')
  const note = await open(join(data, 'postmaster.pid'), 'w')
  try {
    await note.writeFile(text.replace(/^-?\d+/, String(process.pid)))
    await note.sync()
  } finally {
    await note.close()
  }
}

import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errnoOf } from './errors.ts'

/** Creates a file (private unless a mode is given), whole from its first moment. @returns false when the name is taken already */
export async function createOnce(path: string, text: string, mode = 0o600): Promise<boolean> {
  const draft = await writeDraft(path, text, mode)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Creates or replaces a file (private unless a mode is given); a reader sees the old text or the new one, never a part. */
export async function replaceFile(path: string, text: string, mode = 0o600): Promise<void> {
  await rename(await writeDraft(path, text, mode), path)
}

async function writeDraft(path: string, text: string, mode: number): Promise<string> {
  const draft = join(dirname(path), draftName())
  await writeFile(draft, text, { mode, flag: 'wx' })
  return draft
}

/** A name no other process uses; what bears such a name after its process ended is rubbish. */
export const draftName = () => `draft-${randomBytes(6).toString('hex')}`

/** The text of a file, trimmed; undefined when it cannot be read. */
export function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}

/** Whether something of this name is there. */
export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

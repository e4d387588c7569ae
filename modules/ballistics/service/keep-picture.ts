import { Transform, type Readable } from 'node:stream'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { pictureIn, type Picture } from './picture.ts'

export interface KeptPicture extends Picture {
  readonly hash: string
  readonly size: number
}

/** The size of a picture stands within this many bytes, behind whatever cameras write in front of it. */
const LOOKED_AT = 2 * 1024 * 1024

/**
 * Keeps an upload if it is a picture by its content; its name and what the browser calls it do not count. `check` may
 * refuse it by its size before anything of it is kept.
 * @throws Failure `ballistics.not_a_photo`, and what `check` throws
 */
export async function keepPicture(
  files: FileStore,
  upload: Readable,
  check: (picture: Picture) => void,
): Promise<KeptPicture> {
  const { gate, found } = pictureGate(check)
  upload.on('error', (error) => gate.destroy(error))
  // The store opens its place before it listens; an error that nobody hears until then would end the process.
  let refusal: Error | undefined
  gate.on('error', (error) => (refusal = error))
  try {
    const { hash, size } = await files.put(upload.pipe(gate))
    return { hash, size, ...found()! }
  } catch (error) {
    throw refusal ?? error
  }
}

/** Lets bytes through once they are known to be a picture that is wanted. */
function pictureGate(check: (picture: Picture) => void) {
  let head = Buffer.alloc(0)
  let picture: Picture | undefined
  const look = () => {
    const seen = pictureIn(head)
    if (seen === null || (seen === 'more' && head.length >= LOOKED_AT))
      throw new Failure('ballistics.not_a_photo')
    if (seen === 'more') return
    check(seen)
    picture = seen
  }
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (picture) return done(null, chunk)
      try {
        head = Buffer.concat([head, chunk])
        look()
      } catch (error) {
        return done(error as Error)
      }
      // What was held back goes first.
      if (picture) done(null, head)
      else done()
    },
    flush(done) {
      done(picture ? null : new Failure('ballistics.not_a_photo'))
    },
  })
  return { gate, found: () => picture }
}

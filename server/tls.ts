import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { Settings } from './settings.ts'
import { SettingsError } from './settings.ts'

/** A certificate and its key, as they stand in their files. */
export interface CertificateFiles {
  readonly cert: Buffer
  readonly key: Buffer
}

/**
 * Reads the certificate of the settings and refuses, before anything listens, files that are missing or do
 * not fit together.
 */
export async function readCertificate(tls: NonNullable<Settings['tls']>): Promise<CertificateFiles> {
  const [cert, key] = await Promise.all([
    fileOf('THROUGHLINE_TLS_CERT', tls.certificate),
    fileOf('THROUGHLINE_TLS_KEY', tls.key),
  ])
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new SettingsError(
      `THROUGHLINE_TLS_CERT and THROUGHLINE_TLS_KEY: Write a PEM certificate chain and the private key that belongs to it, without a password (${(error as Error).message}).`,
    )
  }
  return { cert, key }
}

async function fileOf(name: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new SettingsError(
      `${name}: Write the path of a file that can be read (${(error as NodeJS.ErrnoException).code}).`,
    )
  }
}

interface Secured {
  setSecureContext(options: CertificateFiles): void
}

const LOOK_EVERY_MS = 60_000

/**
 * Takes a renewed certificate up without a restart. While the new files do not fit together, as in the moment
 * between writing one and the other, the old ones stay in use.
 */
export function followCertificate(
  server: object,
  tls: NonNullable<Settings['tls']>,
  inUse: CertificateFiles,
  everyMs = LOOK_EVERY_MS,
): () => void {
  let current = inUse
  const look = async () => {
    const found = await readCertificate(tls)
    if (found.cert.equals(current.cert) && found.key.equals(current.key)) return
    ;(server as Secured).setSecureContext(found)
    current = found
  }
  const timer = setInterval(() => void look().catch(() => {}), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

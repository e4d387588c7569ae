import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** FFTW, when a C compiler and its library (Debian: libfftw3-dev) are on this machine. */
export interface Fftw {
  /** Median microseconds of one forward transform of so many by as many samples. */
  median(side: number): number
  remove(): void
}

export function buildFftw(): Fftw | null {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-fftw-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const program = join(folder, 'fftw')
  const source = fileURLToPath(new URL('./fftw.c', import.meta.url))
  try {
    execFileSync('cc', ['-O3', '-o', program, source, '-lfftw3f', '-lm'], { stdio: 'pipe' })
  } catch {
    remove()
    return null
  }
  const median = (side: number) => Number(execFileSync(program, [String(side), '301'], { encoding: 'utf8' }))
  return { median, remove }
}

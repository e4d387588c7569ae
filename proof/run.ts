import { parseArgs } from 'node:util'

/** `npm run proof -- NAME`: proves one thing and prints its figures; without a name, says what there is. */
const proofs: Record<string, () => Promise<{ run: (options: ProofOptions) => Promise<boolean> }>> = {
  ballistics: () => import('./ballistics/run.ts'),
  'ballistics-city': () => import('./ballistics/city/run.ts'),
  fuzz: () => import('./fuzz/run.ts'),
  interference: () => import('./interference/run.ts'),
  kill: () => import('./kill/run.ts'),
  matrix: () => import('./matrix/run.ts'),
  preparation: () => import('./preparation/run.ts'),
  surfaces: () => import('./surfaces/run.ts'),
  trafficking: () => import('./trafficking/run.ts'),
  worlds: () => import('./worlds/run.ts'),
  x3p: () => import('./x3p/run.ts'),
}

/** What a proof can be told on the command line; each takes what it knows. */
export interface ProofOptions {
  readonly seed?: string | undefined
  readonly requests?: string | undefined
  readonly only?: string | undefined
  readonly worlds?: string | undefined
  readonly points?: string | undefined
  readonly cities?: string | undefined
  readonly scans?: string | undefined
  readonly size?: string | undefined
  /** Whether tables that were checked in are written anew. */
  readonly write?: boolean | undefined
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    requests: { type: 'string' },
    only: { type: 'string' },
    worlds: { type: 'string' },
    points: { type: 'string' },
    cities: { type: 'string' },
    scans: { type: 'string' },
    size: { type: 'string' },
    write: { type: 'boolean' },
  },
})
const proof = proofs[positionals[0] ?? '']
if (!proof) {
  console.log(`Choose one: ${Object.keys(proofs).join(', ')}`)
  process.exit(positionals.length === 0 ? 0 : 2)
}
process.exit((await (await proof()).run(values)) ? 0 : 1)

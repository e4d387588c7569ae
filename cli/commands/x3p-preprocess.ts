import { extname } from 'node:path'
import {
  prepareCartridge,
  prepareLand,
  writeX3p,
  type Surface,
  type SurfaceFile,
  type SurfaceMetadata,
} from '@throughline/topography'
import { UsageError, type Command, type Given } from '../command.ts'
import { chosen, orProblem, READING, readGiven, writeWhole } from './x3p-file.ts'

const KINDS = ['cartridge', 'land'] as const

interface Outcome {
  readonly surface: Surface
  /** For people. */
  readonly sentences: readonly string[]
  /** For programs. */
  readonly report: Readonly<Record<string, unknown>>
}

/** `throughline x3p preprocess IN OUT`: a raw scan made ready for comparison, with what was done to it. */
export const x3pPreprocess: Command = {
  usage:
    'x3p preprocess IN OUT.x3p [--kind cartridge|land] [--hole-margin UM] [--always] [--unit …] [--json]',
  options: {
    kind: {
      type: 'string',
      about:
        'What was scanned: a cartridge case (the rule), or one land of a bullet, of which the signature is written',
    },
    'hole-margin': {
      type: 'string',
      about: 'Micrometres cut away about the firing-pin hole; 25 unless said',
    },
    always: { type: 'boolean', about: 'Work through every step even when the scan was prepared before' },
    ...READING,
  },
  async run(given) {
    const [from, to, ...more] = given.words
    if (from === undefined || to === undefined || more.length > 0)
      throw new UsageError('Name two files: throughline x3p preprocess IN OUT.x3p')
    if (extname(to).toLowerCase() !== '.x3p') throw new UsageError(`"${to}" should end in .x3p.`)
    const kind = chosen(given, 'kind', KINDS) ?? 'cartridge'
    let refused = false
    const code = await orProblem(given, async () => {
      const file = await readGiven(from, given)
      const outcome = prepared(file, kind, given)
      if (!outcome) {
        refused = true
        return
      }
      const { surface, sentences, report } = outcome
      await writeWhole(to, writeX3p({ surface, metadata: withSteps(file.metadata, sentences) }))
      if (given.flag('json')) given.print(JSON.stringify({ file: to, kind, ...report }, null, 2))
      else for (const sentence of [...sentences, `Written to ${to}`]) given.tell(sentence)
    })
    return refused ? 1 : code
  },
}

/** Undefined, and told, when the scan holds nothing that can be prepared. */
function prepared({ surface }: SurfaceFile, kind: string, given: Given): Outcome | undefined {
  try {
    return kind === 'land' ? land(surface) : cartridge(surface, given)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const remedy = 'Look at the scan with "x3p info"; measure it anew if it holds too little.'
    const problem = { code: 'cannot-prepare', sentence: error.message, remedy }
    if (given.flag('json')) given.print(JSON.stringify({ problem }, null, 2))
    else given.tell(`${problem.sentence} ${remedy}`)
    return undefined
  }
}

function cartridge(surface: Surface, given: Given): Outcome {
  const margin = marginOf(given)
  const { grid, steps, preparedBefore, origin } = prepareCartridge(surface, {
    always: given.flag('always'),
    ...(margin !== undefined && { holeMargin: margin }),
  })
  return {
    surface: inMetres(grid.width, grid.height, grid.step, grid.heights),
    sentences: steps.map(({ sentence }) => sentence),
    report: { preparedBefore, width: grid.width, height: grid.height, step: grid.step, origin, steps },
  }
}

function marginOf(given: Given): number | undefined {
  const text = given.text('hole-margin')
  const micrometres = Number(text)
  if (text !== undefined && !(micrometres >= 0 && Number.isFinite(micrometres)))
    throw new UsageError('--hole-margin is a number of micrometres, such as 100.')
  return text === undefined ? undefined : micrometres
}

/** A signature is written as a surface of one row. */
function land(surface: Surface): Outcome {
  const { signature, step, crossCut, grooves, turned, steps } = prepareLand(surface)
  return {
    surface: inMetres(signature.length, 1, step, signature),
    sentences: steps,
    report: { width: signature.length, height: 1, step, crossCut, grooves: grooves ?? null, turned, steps },
  }
}

/** Single precision, in which they were calculated. */
function inMetres(width: number, height: number, step: number, micrometres: Float32Array): Surface {
  return { width, height, dx: step * 1e-6, dy: step * 1e-6, heights: micrometres.map((z) => z * 1e-6) }
}

/** Who measured stays as it was; what was done is added, so that a prepared file says so of itself. */
function withSteps(metadata: SurfaceMetadata, sentences: readonly string[]): SurfaceMetadata {
  return {
    ...metadata,
    comment: [metadata.comment, 'Prepared with Throughline.', ...sentences].filter(Boolean).join(' '),
  }
}

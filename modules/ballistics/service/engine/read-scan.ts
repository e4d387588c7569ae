import {
  medianForm,
  prepareCartridge,
  readSurface,
  resample,
  SurfaceFormatError,
  surfacePrint,
  toGrid,
  withoutForm,
  writeDetail,
  type Grid,
  type SurfaceFile,
  type SurfaceMetadata,
} from '@throughline/topography'
import type { Mark, ScanFinding } from '../../contract/index.ts'
import { qualityOf, worst } from './quality.ts'

/** What was read of a file and made of it. Plain data: it comes from a thread. */
export interface ReadScan {
  readonly format: string | null
  readonly metadata: SurfaceMetadata | null
  readonly width: number | null
  readonly height: number | null
  readonly samplingX: number | null
  readonly samplingY: number | null
  readonly findings: readonly ScanFinding[]
  readonly steps: readonly string[]
  /** Null when the scan is refused. */
  readonly prepared: Prepared | null
  readonly problem: Problem | null
}

interface Prepared {
  readonly detail: Uint8Array
  /** Null for marks that are not sought. */
  readonly print: { readonly coarse: Uint8Array; readonly fine: Uint8Array } | null
}

interface Problem {
  readonly code: string
  readonly sentence: string
  readonly remedy: string
}

const NOTHING = {
  format: null,
  metadata: null,
  width: null,
  height: null,
  samplingX: null,
  samplingY: null,
  findings: [],
  steps: [],
  prepared: null,
}

/** To seven digits: what a file holds more comes from the conversion of units. */
const micrometres = (metres: number) => Number((metres * 1e6).toPrecision(7))

/** Reads a file, looks at its quality and prepares it. A file that cannot be used is no error: it says why. */
export function readScan(bytes: Uint8Array, mark: Mark): ReadScan {
  let file: SurfaceFile
  try {
    file = readSurface(bytes)
  } catch (error) {
    if (!(error instanceof SurfaceFormatError)) throw error
    const { sentence, remedy } = error
    return { ...NOTHING, problem: { code: 'ballistics.not_a_surface', sentence, remedy } }
  }
  const { surface, format, metadata } = file
  const known = {
    format,
    metadata,
    width: surface.width,
    height: surface.height,
    samplingX: micrometres(surface.dx),
    samplingY: micrometres(surface.dy),
  }
  try {
    return { ...known, ...(mark === 'breech-face' ? breechFace(file) : levelledOnly(file)) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const problem = { code: 'ballistics.scan_unusable', sentence: error.message, remedy: SCAN_AGAIN }
    return { ...NOTHING, ...known, problem }
  }
}

const SCAN_AGAIN = 'Clean the exhibit, set the instrument anew, and scan the region again.'

type Outcome = Pick<ReadScan, 'findings' | 'steps' | 'prepared' | 'problem'>

function breechFace({ surface, checks }: SurfaceFile): Outcome {
  const { grid, steps, preparedBefore } = prepareCartridge(surface)
  const findings = [
    ...checks
      .filter(({ outcome }) => outcome === 'doubtful')
      .map(({ code, sentence }): ScanFinding => ({
        code,
        outcome: 'doubtful',
        sentence,
        remedy: 'Compare with the file on the instrument, and send it again if they differ.',
      })),
    ...qualityOf({ surface, grid, steps, preparedBefore }),
  ]
  const said = steps.map(({ sentence }) => sentence)
  const refused = worst(findings)
  if (refused) {
    const { sentence, remedy } = refused
    const problem = { code: `ballistics.scan_${refused.code}`, sentence, remedy: remedy ?? SCAN_AGAIN }
    return { findings, steps: said, prepared: null, problem }
  }
  const { coarse, fine } = surfacePrint(grid)
  return {
    findings,
    steps: said,
    prepared: {
      detail: writeDetail({ fine: new Int8Array(0), grid }),
      print: { coarse: bytesOf(coarse), fine: bytesOf(fine) },
    },
    problem: null,
  }
}

const bytesOf = (values: Int8Array) => new Uint8Array(values.buffer, values.byteOffset, values.length)

/** Marks that people look at and no search compares: only the form is taken away. */
function levelledOnly({ surface }: SurfaceFile): Outcome {
  const whole = toGrid(surface)
  const grid: Grid = whole.step < FINEST ? resample(whole, FINEST) : whole
  const form = medianForm(grid, { kind: 'bent' })
  if (!form) throw new RangeError('The measured samples lie on one line; they have no level.')
  const level = withoutForm(grid, form)
  return {
    findings: [
      {
        code: 'not-sought',
        outcome: 'good',
        sentence: 'Only breech faces are sought; this scan is kept to be looked at.',
        remedy: null,
      },
    ],
    steps: ['Levelled: took away its tilt and its bend.'],
    prepared: { detail: writeDetail({ fine: new Int8Array(0), grid: level }), print: null },
    problem: null,
  }
}

/** Micrometres between samples that are kept for looking at. */
const FINEST = 3.125

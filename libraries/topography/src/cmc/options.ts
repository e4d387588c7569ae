import { DIVISION, type Division } from './prepare.ts'
import type { Registration } from './search.ts'
import { DEFAULT_PRESET, PRESETS, type Preset, type Thresholds } from './thresholds.ts'

export interface CmcOptions {
  /** Published thresholds by name; those of Tong 2015 unless given. The score does not depend on them. */
  readonly preset?: Preset
  /** Own thresholds instead of a preset. */
  readonly thresholds?: Thresholds
  /** Degrees to which the other surface is turned each way, and the step; 30 and 3 unless given. Whole numbers. */
  readonly rotation?: { readonly limit: number; readonly step: number }
  /** 8 cells along each side, at most 0.85 missing, unless given. */
  readonly division?: Division
  /** How the place of a cell is found; `normalised` unless given, `plain` as in cmcR. */
  readonly registration?: Registration
}

export interface CmcSettings {
  readonly preset: Preset | null
  readonly thresholds: Thresholds
  readonly rotations: readonly number[]
  readonly division: Division
  readonly registration: Registration
}

/** @throws RangeError when an option makes no sense. */
export function settingsOf(options: CmcOptions): CmcSettings {
  const preset = options.thresholds ? null : (options.preset ?? DEFAULT_PRESET)
  const thresholds = options.thresholds ?? PRESETS[preset ?? DEFAULT_PRESET]
  const { limit, step } = options.rotation ?? { limit: 30, step: 3 }
  if (![limit, step].every(Number.isSafeInteger) || step < 1 || limit < 0 || limit > 180)
    throw new RangeError('Rotations are whole degrees: a limit from 0 to 180 and a step of at least 1.')
  const division = options.division ?? DIVISION
  const { cellsPerSide, maxMissing } = division
  if (!Number.isSafeInteger(cellsPerSide) || cellsPerSide < 3 || cellsPerSide > 32)
    throw new RangeError('A surface is divided into 3 to 32 cells along each side.')
  if (!(maxMissing >= 0 && maxMissing < 1))
    throw new RangeError('The share of missing samples is from 0 up to 1.')
  const turns = Math.floor(limit / step)
  const rotations = Array.from({ length: 2 * turns + 1 }, (_, i) => (i - turns) * step)
  return { preset, thresholds, rotations, division, registration: options.registration ?? 'normalised' }
}

import type { Surface } from '../surface.ts'

export type SurfaceFormat = 'x3p' | 'plux' | 'sur' | 'tiff' | 'csv'

/** A surface as a file gives it, with what the file says about it and what was found in reading it. */
export interface SurfaceFile {
  readonly surface: Surface
  readonly format: SurfaceFormat
  readonly metadata: SurfaceMetadata
  readonly checks: readonly SurfaceCheck[]
  /** Areas somebody marked by colour; of the surface's width and height. */
  readonly mask?: SurfaceMask | undefined
}

/** Who measured, when and with what, in the file's own words; nothing is added where it is silent. */
export interface SurfaceMetadata {
  readonly date?: string | undefined
  readonly creator?: string | undefined
  readonly calibrationDate?: string | undefined
  readonly comment?: string | undefined
  readonly instrument: {
    readonly manufacturer?: string | undefined
    readonly model?: string | undefined
    readonly serial?: string | undefined
    readonly version?: string | undefined
  }
  readonly probing: {
    readonly type?: string | undefined
    readonly identification?: string | undefined
  }
  /** Everything else in the order of the file: names joined by `/`, such as `Record1/Axes/Origin`. */
  readonly other: readonly { readonly path: string; readonly value: string }[]
}

export const NO_METADATA: SurfaceMetadata = { instrument: {}, probing: {}, other: [] }

/** One thing that was looked at: it held, there was nothing to look at, or it needs a person's eye. */
export interface SurfaceCheck {
  readonly code: string
  readonly outcome: 'passed' | 'absent' | 'doubtful'
  readonly sentence: string
}

export interface SurfaceMask {
  readonly width: number
  readonly height: number
  /** Red, green, blue and opacity of each sample, row by row from the top. */
  readonly pixels: Uint8Array
  /** The colour of what is not marked, as `#rrggbb`. */
  readonly background?: string | undefined
  readonly annotations: readonly { readonly colour: string; readonly label: string }[]
}

export type LengthUnit = 'm' | 'mm' | 'um' | 'nm'

/** What the reader is told where a file is silent or wrong. */
export interface ReadOptions {
  /** Metres between neighbouring samples, for tables and images that do not state it. */
  readonly step?: number | undefined
  /** What distances between samples stand in. */
  readonly lengthUnit?: LengthUnit | undefined
  /** What heights stand in; otherwise what the distances stand in. */
  readonly heightUnit?: LengthUnit | undefined
  /** Which checksums must hold; the others are reported only. Otherwise those of the data. */
  readonly checksums?: 'all' | 'data' | 'none' | undefined
}

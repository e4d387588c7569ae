/** A number that differs between guns, and between the cartridge cases of one gun: mean and two standard deviations. */
export interface Spread {
  readonly mean: number
  readonly guns: number
  readonly firings: number
}

/** What an edge of the breech face does to the surface near it. Entries are `EDGE_STEP` apart, beginning at the edge. */
export interface EdgeTable {
  /** Mean height, micrometres; the last one is 0. */
  readonly level: readonly number[]
  /** Roughness as a factor; the last one is 1. */
  readonly roughness: readonly number[]
  /** How strongly it shows on a scan, as a factor. */
  readonly strength: Spread
}

/** Micrometres between the entries of an edge table. */
export const EDGE_STEP = 12.5

/** What was measured on real, prepared scans of breech faces. Lengths in micrometres, angles in degrees. */
export interface BreechFaceStatistics {
  readonly source: string
  readonly scans: number
  readonly guns: number
  /** Radius of the outer rim and of the hole of the firing pin, and where the hole lies from the middle of the rim. */
  readonly rim: Spread
  readonly hole: Spread
  readonly offset: Spread
  /** Clockwise from the right as the scan is shown. */
  readonly direction: Spread
  /** Deviation by which a cartridge case was laid differently under the instrument. */
  readonly turn: number
  readonly shift: number
  /** Standard deviation of the heights far from the edges. */
  readonly roughness: Spread
  readonly fromRim: EdgeTable
  readonly fromHole: EdgeTable
  /** Power of a single wave, relative, at these wavelengths. */
  readonly wavelengths: readonly number[]
  readonly power: readonly number[]
  /** Coherence of two cartridge cases of the same gun at the same wavelengths. */
  readonly shared: readonly number[]
  /** Heights at the normal scores from -4 to 4 in steps of 0.5, in standard deviations. */
  readonly heights: readonly number[]
  /** Deviations of the contact, as a factor: from firing to firing, and from place to place (cells of 400 micrometres). */
  readonly contact: { readonly firings: number; readonly places: number }
  /** Share of samples missing between hole and rim. */
  readonly missing: number
}

/**
 * How a breech face was worked. Cellular and granular faces are made after real scans; arcs and circles take roughness,
 * outline and likeness from them, but the direction of their marks is assumed.
 */
export type MachiningPattern = 'cellular' | 'granular' | 'parallel arcs' | 'circular'

/** Guns of one make: worked in the same way, perhaps with the same tool. */
export interface BreechFaceMake {
  readonly seed: string | number
  readonly pattern: MachiningPattern
  /**
   * Largest share of its marks, as power, that a gun has in common with others of the make; each gun has a share of its own
   * up to it. Unless given, what brings the likeness of different guns near that of the scanned ones.
   */
  readonly subclass?: number
}

/** What a gun keeps: the same seed is the same gun. */
export interface GunSurface {
  readonly seed: string | number
  readonly make: BreechFaceMake
}

/** One cartridge case. */
export interface SyntheticFiring {
  readonly gun: GunSurface
  /** Counts the cartridge cases of the gun; the same number is the same case. */
  readonly firing: number
  /** Rounds the gun had fired before: its marks change slowly. 0 unless given. */
  readonly rounds?: number
}

/** Micrometres between samples that can be made directly. */
export type SyntheticStep = 6.25 | 12.5 | 25 | 50

/** What a cell must keep to in order to count as congruent. */
export interface Thresholds {
  /** Micrometres by which its displacement may differ from the median, along each axis. */
  readonly translation: number
  /** Degrees by which its rotation may differ from the median; for High CMC, how wide the mode may be. */
  readonly rotation: number
  /** Least correlation. */
  readonly correlation: number
}

/** The publications give translations in samples of surfaces at 6.25 micrometres a sample. */
const SAMPLE = 6.25

const published = (samples: number, rotation: number, correlation: number): Thresholds => ({
  translation: samples * SAMPLE,
  rotation,
  correlation,
})

/**
 * Thresholds as they were published: Song et al. 2014, Tong et al. 2014 (optical images) and 2015, Chen et al. 2017,
 * Song et al. 2018, and the defaults of the R package cmcR. None was chosen here.
 */
export const PRESETS = {
  cmcR: published(20, 6, 0.5),
  song2014: published(20, 6, 0.6),
  tong2014: published(30, 3, 0.25),
  tong2015: published(15, 3, 0.55),
  chen2017: published(20, 3, 0.4),
  song2018: published(20, 6, 0.5),
} as const satisfies Record<string, Thresholds>

export type Preset = keyof typeof PRESETS

/** The thresholds with which High CMC was published. They also leave the least room for chance. */
export const DEFAULT_PRESET: Preset = 'tong2015'

/** Whether a word names a preset. */
export const isPreset = (word: string): word is Preset => Object.hasOwn(PRESETS, word)

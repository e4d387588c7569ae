import { SIDE, DEFAULT_PRESET, KEEP } from '@throughline/topography'

/** Changes whenever the same surfaces would be prepared, sought or compared in another way. */
export const ENGINE = 'topography-1'

export const PRESET = DEFAULT_PRESET

/** Samples of 50 micrometres along a side of what searches look at. */
export const QUERY_SIDE = SIDE

/** Degrees each way: cases are laid alike under an instrument. */
export const ROTATION = 30

/** How many go from one pass to the next, and how many are candidates in the end. */
export const SEARCH = { coarse: KEEP.coarse, fine: KEEP.fine, top: 24 }

/**
 * From so many congruent cells on, both ways, a pair is offered to readers. Of pairs of two guns that are known none
 * had more than three; whatever has less stands in the list of candidates, where a person can offer it.
 */
export const OFFERED_FROM = 4

import type { Light, PlaneMap, Slopes } from '@throughline/topography'

/** How a surface is shown. */
export interface Look {
  readonly mode: 'relief' | 'height' | 'difference'
  readonly light: Light
  /** Micrometres at the first and last colour of a height map. */
  readonly range: readonly [number, number]
  /** Micrometres at the outermost colours of a difference. */
  readonly reach: number
  /** Share of the second surface where two are laid over each other. */
  readonly mix: number
  /** Left of this share of the width stands the first surface, right of it the second; null without a swipe. */
  readonly edge: number | null
}

/** A surface in a pane: its samples, and the way from pixels of the pane to micrometres on it. */
export interface Sheet {
  readonly slopes: Slopes
  readonly toSurface: PlaneMap
}

/** Draws into a canvas of its own. */
export interface Painter {
  readonly canvas: HTMLCanvasElement
  /** `ratio` is pixels of the canvas for one of the page. */
  draw(sheets: readonly Sheet[], look: Look, size: { width: number; height: number }, ratio: number): void
  /** Gives its memory back. */
  free(): void
}

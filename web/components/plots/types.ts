import type { ReactNode } from 'react'
import type * as Plot from '@observablehq/plot'

type Library = typeof Plot

/** A drawn chart: what Observable Plot answers with. */
export type Drawing = ReturnType<Library['plot']>

/** The drawing library, handed to a plot's `draw` once it has been fetched. */
export type PlotLibrary = Library

export type PlotCell = string | number | null

/** The data of a plot as a table: what the reader may look at, hear, and take away. */
export interface PlotTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly PlotCell[])[]
}

/** An item of a plot that can be pointed at and selected, with the words spoken for it. */
export interface PlotItem {
  readonly id: string
  readonly label: string
}

/** What every ready plot shares. */
export interface PlotProps {
  /** What is shown, in words: "Incidents a month, Brooklyn". */
  readonly title: string
  /** Unit, count, period and uncertainty in one sentence. */
  readonly subtitle: string
  /** What must go wherever the figure goes: stands under it, and in its files. */
  readonly note?: string | undefined
  /** Name of downloaded files, without an ending. */
  readonly filename: string
  /** A sentence instead of the chart where there is nothing to draw. */
  readonly empty?: ReactNode
  readonly selected?: string | null
  readonly onSelect?: (id: string) => void
  readonly onHover?: (id: string | null) => void
}

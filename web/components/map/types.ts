import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { ReactNode } from 'react'

/** An area of a boundary layer. `id` is the area's key everywhere else; `label` is drawn on the map. */
export interface AreaProperties {
  readonly id: string
  readonly label: string
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>

/** What is known of one area: the value that is coloured, the count behind it, whether it is too small to trust. */
export interface AreaValue {
  readonly value: number | null
  readonly count: number
  readonly unsteady?: boolean
}

/** Shapes of a point: filled diamond, open ring, dot. */
export type Mark = 'fatal' | 'non-fatal' | 'no-one-hurt'

/** Order in which typed arrays number the marks. */
export const markOrder: readonly Mark[] = ['fatal', 'non-fatal', 'no-one-hurt']

export interface MapPoint {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly mark: Mark
}

/** The same in columns, for tens of thousands of points; `mark` indexes `markOrder`. */
export interface PointColumns {
  readonly ids: readonly string[]
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly mark: Uint8Array
}

/** Many points drawn as one circle, counted by the server. */
export interface MapCluster {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly count: number
}

/** West, south, east, north in degrees. */
export type MapBounds = readonly [number, number, number, number]

/** A smoothed surface: a grid whose cells carry a level from 0 to 1, or a picture with its corners. */
export type Density =
  | { readonly kind: 'grid'; readonly cells: FeatureCollection<Polygon, { readonly level: number }> }
  | { readonly kind: 'image'; readonly url: string; readonly bounds: MapBounds }

export interface MapLayerChoice {
  readonly id: string
  readonly label: string
}

export interface LegendContent {
  /** What the colours count, with its unit: "Incidents per 100,000 residents". */
  readonly title: string
  /** Words for each mark in use. */
  readonly marks?: readonly { readonly mark: Mark; readonly label: string }[]
  /** What the hatch means: "fewer than 5, rate unsteady". */
  readonly hatch?: string
  /** Anything else that must be said, such as how a surface was smoothed. */
  readonly note?: string
}

export interface TimeSteps {
  readonly steps: readonly string[]
  /** Step shown; null shows all of them. */
  readonly index: number | null
  readonly onIndex: (index: number | null) => void
  /** Words of a step: `2024-03` → "Mar 2024". */
  readonly label: (step: string) => string
}

/** What lies under the pointer or the keyboard. */
export interface MapTarget {
  readonly kind: 'area' | 'point' | 'cluster'
  readonly id: string
}

/** What is drawn. Leave a part out and its layer is not shown. */
export interface MapData {
  readonly areas?: Areas
  /** Values by area id. Areas without one are drawn as plain land. */
  readonly values?: ReadonlyMap<string, AreaValue>
  /** Lower bounds of classes two to five, ascending. */
  readonly breaks?: readonly number[]
  readonly points?: readonly MapPoint[] | PointColumns
  readonly clusters?: readonly MapCluster[]
  readonly density?: Density
}

export interface MapViewProps extends MapData {
  /** Name of the map for people who do not see it: "Map of incidents in Brooklyn, 2024". */
  readonly label: string
  readonly selectedArea?: string | null
  readonly selectedPoint?: string | null
  readonly hoveredPoint?: string | null
  readonly hoveredArea?: string | null
  /** The frame to show; a new value moves the map there. */
  readonly bounds?: MapBounds
  readonly legend?: LegendContent
  readonly layers?: readonly MapLayerChoice[]
  readonly shown?: readonly string[]
  readonly onShown?: (ids: readonly string[]) => void
  readonly time?: TimeSteps
  /** Source of the boundaries and of the data, in one line. */
  readonly credit?: string
  /** One or two lines beside the pointer. */
  readonly tooltip?: (target: MapTarget) => ReactNode
  /** The same in plain words, spoken when the keyboard moves. Defaults to the label of an area or the id. */
  readonly describe?: (target: MapTarget) => string
  readonly onBounds?: (bounds: MapBounds, zoom: number) => void
  readonly onAreaClick?: (id: string) => void
  readonly onPointClick?: (id: string) => void
  readonly onHover?: (target: MapTarget | null) => void
  /** Key `t`: show the same records as a table. */
  readonly onTable?: () => void
}

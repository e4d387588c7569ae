/** A map drawn from local data alone. */
export { MapView } from './MapView.tsx'
export { markOrder } from './types.ts'
export type {
  AreaValue,
  Areas,
  Density,
  LegendContent,
  MapBounds,
  MapCluster,
  MapData,
  MapLayerChoice,
  MapPoint,
  MapTarget,
  MapViewProps,
  Mark,
  PointColumns,
  TimeSteps,
} from './types.ts'

/** Filters kept in the address. */
export { FilterBar } from './FilterBar.tsx'
export type { FilterBarProps } from './FilterBar.tsx'
export { Chip } from './Pill.tsx'
export { SavedViews } from './SavedViews.tsx'
export type { SavedView, SavedViewsProps } from './SavedViews.tsx'
export { sayPeriod } from './period.ts'
export type { FilterField, FilterOption } from './types.ts'

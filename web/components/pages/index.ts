/** How a room declares its screens, and how a screen reads and changes its address. */
export { definePages } from './define.ts'
export type {
  PageDefinition,
  RoomPages,
  StartDefinition,
  TodayDefinition,
  TodayProps,
  TourDefinition,
} from './define.ts'
export { PageLink, useGo, usePageParams } from './navigation.tsx'
export type { PageLinkProps } from './navigation.tsx'
export { cleaned, parseSearch, stringifySearch, useSearch } from './search.ts'
export type { ChangeSearch } from './search.ts'
export { currentTitle, usePageTitle } from './title.ts'

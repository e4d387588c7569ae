/** One selection for all views of a page, and the page that holds them. */
export { LinkedPage } from './LinkedPage.tsx'
export type { LinkedPageProps, LinkedPanel } from './LinkedPage.tsx'
export { LinkedProvider, useHovered, useLinked, useSelectionState } from './LinkedProvider.tsx'
export type { Linked, LinkedProviderProps } from './LinkedProvider.tsx'
export type { PickedArea, PickedRange, Selection } from './selection.ts'

/** Sources the command palette searches. */
export { registerSearch, searchProviders, useSearchProvider } from './search.ts'
export type { SearchHit, SearchProvider } from './search.ts'

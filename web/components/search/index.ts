/** Sources the command palette searches. */
export { registerSearch, searchProviders } from './search.ts'
export type { SearchHit, SearchProvider } from './search.ts'

/** Agreements, grants, groups, links, notices and explanations: the routes and their shapes. */
export * from './contract/agreements.ts'
export * from './contract/errors.ts'
export * from './contract/explain.ts'
export * from './contract/grants.ts'
export * from './contract/groups.ts'
export * from './contract/intelligence.ts'
export * from './contract/links.ts'
export * from './contract/notices.ts'

/**
 * The words the server and the browser share: how a route is described, the closed lists, the error
 * catalogue and the values that may be partly known. Pure; safe in a browser.
 */
export * from './agencies.ts'
export * from './categories.ts'
export * from './errors.ts'
export * from './partial-date.ts'
export * from './roles.ts'
export * from './room.ts'
export * from './route.ts'
export * from './values.ts'

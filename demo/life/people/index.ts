export { blockRisk } from './homes.ts'
export { network, type Network } from './network.ts'
export type { People, PersonWish } from './types.ts'

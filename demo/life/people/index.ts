export { blockRisk } from './homes.ts'
export { network, type Network } from './network.ts'
export { Register } from './register.ts'
export type { People, PersonWish } from './types.ts'

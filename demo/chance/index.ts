export { Chance } from './chance.ts'
export { exponential, geometric, logNormal, normal, poisson, shuffled, Weighted } from './distributions.ts'

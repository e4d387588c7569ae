export { Denials } from './denials.ts'

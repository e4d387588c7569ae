export { dealers, multipleSaleReports, stolenGuns } from './dealers.ts'
export { denialNotices } from './denials.ts'
export { traces } from './traces.ts'

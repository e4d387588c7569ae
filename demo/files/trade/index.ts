export { dealers, multipleSaleReports, stolenGuns } from './dealers.ts'
export { denialNotices } from './denials.ts'
export { firstSale, multipleSales } from './history.ts'
export { traces } from './traces.ts'

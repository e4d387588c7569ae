export { drawdowns, grants, programAreas, programs } from './programs.ts'
export { responses } from './responses.ts'
export { recommendations, reviews } from './reviews.ts'

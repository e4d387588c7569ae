export { planPrograms } from './programs.ts'
export { serve } from './serve.ts'
export type {
  Assignment,
  Exposure,
  Grant,
  Officer,
  OfficerEvent,
  OfficerEventKind,
  Program,
  Recommendation,
  Response,
  Review,
  Service,
} from './types.ts'

import type { MachiningPattern } from './make.ts'
import { measured } from './measured.ts'
import type { BreechFaceStatistics } from './statistics.ts'

/** What a pattern is made after. For worked directions no scans are shared: they take the granular ones. */
export function statisticsFor(pattern: MachiningPattern): BreechFaceStatistics {
  return pattern === 'cellular' ? measured.fadul : measured.weller
}

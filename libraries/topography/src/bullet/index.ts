export { loess } from './loess/index.ts'
export { SIGNATURE_STEP, type Signature } from './signature.ts'
export { prepareLand, type LandCut, type PreparedLand } from './land.ts'
export type { Shoulders } from './shoulders.ts'
export { correlate, type CorrelateOptions, type Correlation } from './correlate.ts'
export { consecutiveStriae, striaeOf, type ConsecutiveStriae, type Stria } from './striae.ts'
export { congruentSegments, type CongruentSegments, type CongruentSegmentsOptions } from './cmps.ts'
<<<<<<< HEAD
export { compareSignatures, type Comparable, type LandComparison } from './compare-lands.ts'
=======
export { compareSignatures, type Comparable, type LandComparison, type Verdict } from './compare-lands.ts'
>>>>>>> 42e4fcf (Make breech faces of invented guns after what was measured on real ones)
export { compareBullets, type BulletComparison } from './compare-bullets.ts'

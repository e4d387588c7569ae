export { mayBe, type Classes } from './classes.ts'
export { CoarsePass, type Fit } from './coarse.ts'
export { IndexFormatError } from './index-file/bytes.ts'
export { readDetail, writeDetail, type Detail } from './index-file/detail.ts'
export {
  HEADER_BYTES,
  MAX_ENTRIES,
  readIndexHeader,
  readSegmentHeader,
  SEGMENT_HEADER_BYTES,
  writeIndexHeader,
  type SegmentHeader,
} from './index-file/header.ts'
export { readSegment, writeSegment, type IndexEntry, type Segment } from './index-file/segment.ts'
export { mergeBest, type Candidate } from './rank.ts'
export { FinePass } from './refine.ts'
export { bestByFine, KEEP, searchReport } from './report.ts'
export type { Examined, Keep, Placement, SearchReport, SearchResult, SearchStep } from './report.ts'
export { joinFindings, SearchShard } from './shard.ts'
export type { CoarseFindings, ExactFindings, SearchSettings } from './shard.ts'
export { baseOf, SIDE, surfacePrint, type Base, type SurfacePrint } from './surface-print.ts'

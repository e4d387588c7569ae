const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB

/** What an import accepts. Each bound keeps memory flat or turns a mistake into a sentence early. */
export const limits = {
  /** A decade of a large city's crimes with every column is under 2 GB; twice that is a mistake. */
  expandedBytes: 4 * GB,
  /** Crime tables compress 5 to 30 times; a bomb 1,000 times. Real text never reaches this. */
  expansionRatio: 200,
  /** Below this a high ratio does no harm: a small file of repeated rows is still a small file. */
  ratioCheckedAfter: 10 * MB,
  /** An export holds a handful of files; the directory of a hostile zip is itself a weight. */
  zipEntries: 10_000,
  /** Layers peeled off: a gzip inside a zip happens, more is built to tire a reader. */
  containers: 2,
  /** A record of 1,000 columns with 1,000 letters each; what is longer is not a line of a table. */
  recordChars: 1 * MB,
  /** Longer than any narrative; an unclosed quotation mark swallows the file and stops here. */
  cellChars: 64 * KB,
  /** PostgreSQL ends at 1,600 columns, spreadsheets of agencies at some hundreds. */
  columns: 1_000,
  /** One record of JSON: a detailed district boundary takes some megabytes as GeoJSON. */
  jsonRecordBytes: 16 * MB,
  /** Records nest two or three deep; recursion on a hostile file must end. */
  jsonDepth: 32,
  /** Columns of JSON are the keys seen in this many first records or bytes. */
  jsonHeaderRecords: 5_000,
  jsonHeaderBytes: 8 * MB,
  /** Distinct texts of a workbook are kept in memory while its sheet is read; this bounds them. */
  sharedStringChars: 32 * MB,
  sharedStrings: 1_000_000,
  /** Rows handed over at once: large enough to feed COPY, small enough to stay in cache. */
  batchRows: 2_000,
  /** Bytes read at once; larger chunks measured no faster and cost memory. */
  chunkBytes: 128 * KB,
  /** Bytes looked at before a decision on format, encoding and delimiter. */
  headBytes: 64 * KB,
} as const

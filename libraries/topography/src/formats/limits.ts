/**
 * What a file may ask of the machine that reads it. Each is far above what instruments write, so that it
 * meets hostile and broken files only, and all are checked before anything is expanded.
 */

/** All parts of an archive together; 67 million heights in double precision, some fifty times a breech face at 3 µm. */
export const MAX_EXPANDED_BYTES = 512 * 1024 * 1024

/** Heights of one surface; what fits into the bytes above. */
export const MAX_SAMPLES = MAX_EXPANDED_BYTES / 8

/** Parts of an archive: an x3p file has up to five, and what a desktop adds. */
export const MAX_ENTRIES = 64

/** Expanded over packed. Deflate ends at 1,032; measured heights reach 2 to 4, drawn ones about 90. */
export const MAX_RATIO = 200

/** Below this a part may be as dense as it likes: a small flat surface packs well and harms nobody. */
export const RATIO_FROM_BYTES = 16 * 1024 * 1024

/** A document that is text; about five million heights written out, more belong into a binary part. */
export const MAX_XML_BYTES = 128 * 1024 * 1024

/** Elements inside one another; x3p needs six. */
export const MAX_XML_DEPTH = 32

/** Elements that are not heights; x3p has about sixty. */
export const MAX_XML_ELEMENTS = 20_000

/** Characters of one number as text. */
export const MAX_NUMBER_LENGTH = 64

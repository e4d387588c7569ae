import { errors } from '#contract'

/**
 * Why a file could not be read as a table. Safe in a browser. The sentence here is general; the error
 * itself carries a `detail` that names the row, the column or the file.
 */
export const importErrors = errors({
  'import.file_missing': {
    status: 400,
    sentence: 'There is no file at that place, or it cannot be opened.',
    remedy: 'Check the path and the permission to read it.',
  },
  'import.empty': {
    status: 422,
    sentence: 'The file is empty.',
    remedy: 'Export it again from the system it came from.',
  },
  'import.no_rows': {
    status: 422,
    sentence: 'The file has a header and no rows below it.',
    remedy: 'Check the filter or the period of the export, then export it again.',
  },
  'import.not_a_table': {
    status: 415,
    sentence: 'The file is not a table that can be read.',
    remedy: 'Send CSV, TSV, XLSX, JSON or GeoJSON, plain, gzipped or inside a zip.',
  },
  'import.other_format': {
    status: 415,
    sentence: 'The file has a format that is not read here.',
    remedy: 'Open it in the program that made it and save it as CSV or XLSX.',
  },
  'import.binary': {
    status: 415,
    sentence: 'The file holds bytes that no text file holds.',
    remedy: 'Check that it is the right file; export it again as CSV with UTF-8 text.',
  },
  'import.unreadable_encoding': {
    status: 415,
    sentence: 'The letters of the file cannot be decoded.',
    remedy: 'Save it again as CSV UTF-8.',
  },
  'import.damaged': {
    status: 422,
    sentence: 'The file is damaged or incomplete.',
    remedy: 'Download or export it again and compare its size with the original.',
  },
  'import.encrypted': {
    status: 415,
    sentence: 'The file is protected by a password.',
    remedy: 'Save a copy without a password and send that.',
  },
  'import.nested_archive': {
    status: 415,
    sentence: 'There is an archive inside the archive.',
    remedy: 'Unpack it once and send the table inside.',
  },
  'import.too_large': {
    status: 413,
    sentence: 'The file is larger than an import accepts.',
    remedy: 'Split it by year and import the parts one after the other.',
  },
  'import.bomb': {
    status: 413,
    sentence: 'The archive unpacks to far more than a table would.',
    remedy: 'Unpack it on a computer you trust and send the table itself.',
  },
  'import.line_too_long': {
    status: 422,
    sentence: 'A line is longer than a row of a table can be.',
    remedy: 'Check that the file is a table with one record per line, and which delimiter it uses.',
  },
  'import.cell_too_long': {
    status: 422,
    sentence: 'A cell holds more text than a cell can hold.',
    remedy: 'Look at that row: often a quotation mark is opened and never closed.',
  },
  'import.unclosed_quote': {
    status: 422,
    sentence: 'A quotation mark is opened and never closed.',
    remedy: 'Close it in the line named, or double it if it belongs to the text.',
  },
  'import.wrong_delimiter': {
    status: 422,
    sentence: 'The delimiter chosen does not separate this file.',
    remedy: 'Choose the delimiter the file uses, or let it be recognised.',
  },
  'import.header_missing': {
    status: 422,
    sentence: 'The file has no header row.',
    remedy: 'Put a row with the name of every column above the data.',
  },
  'import.duplicate_header': {
    status: 422,
    sentence: 'Two columns have the same name.',
    remedy: 'Rename one of them, so that no value can land in the wrong place.',
  },
  'import.too_many_columns': {
    status: 422,
    sentence: 'The table has more columns than an import accepts.',
    remedy: 'Check the delimiter; keep only the columns you need.',
  },
  'import.sheet_unknown': {
    status: 422,
    sentence: 'The workbook has no such sheet.',
    remedy: 'Choose one of the sheets it has.',
  },
  'import.invalid_json': {
    status: 422,
    sentence: 'The file is not valid JSON.',
    remedy: 'Export it again, or mend it at the place named.',
  },
  'import.too_deep': {
    status: 422,
    sentence: 'The JSON is nested deeper than a record can be.',
    remedy: 'Export flat records, or CSV.',
  },
  'import.projection_unknown': {
    status: 422,
    sentence: 'The coordinate system is not known.',
    remedy: 'Give an EPSG code such as EPSG:2263, or a PROJ string such as "+proj=lcc …".',
  },
})

export type ImportErrorCode = keyof typeof importErrors

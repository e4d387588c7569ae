/** What the first bytes say a file is, whatever it is called. */
type Kind = 'gzip' | 'zip' | 'json' | 'text'

type Recognised = { readonly kind: Kind } | { readonly foreign: string; readonly remedy?: string }

const asTable = 'Open it in the program that made it and save it as CSV or XLSX.'

const foreign: readonly (readonly [prefix: Buffer, name: string, remedy?: string])[] = [
  [
    Buffer.from('%PDF-'),
    'a PDF document',
    'Ask for the table behind it as CSV or XLSX; a PDF is a picture of one.',
  ],
  [
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'an old Excel (.xls) or Word file, or a workbook with a password',
    'Open it in Excel or LibreOffice and save it as .xlsx without a password, or as CSV.',
  ],
  [Buffer.from('PAR1'), 'a Parquet file', 'Convert it to CSV first, for example with DuckDB or pandas.'],
  [Buffer.from('SQLite format 3\0'), 'a SQLite database', 'Export the table you need as CSV.'],
  [Buffer.from('ARROW1'), 'an Arrow file', 'Convert it to CSV first.'],
  [Buffer.from('Obj\x01'), 'an Avro file', 'Convert it to CSV first.'],
  [Buffer.from('377abcaf271c', 'hex'), 'a 7z archive', 'Unpack it and send the table inside.'],
  [Buffer.from('Rar!'), 'a RAR archive', 'Unpack it and send the table inside.'],
  [Buffer.from('BZh'), 'a bzip2 file', 'Unpack it and send the table inside, or use gzip.'],
  [Buffer.from('fd377a585a00', 'hex'), 'an xz file', 'Unpack it and send the table inside, or use gzip.'],
  [Buffer.from('28b52ffd', 'hex'), 'a Zstandard file', 'Unpack it and send the table inside, or use gzip.'],
  [
    Buffer.from('89504e47', 'hex'),
    'a PNG picture',
    'A picture of a table cannot be read; ask for the table as CSV or XLSX.',
  ],
  [
    Buffer.from('ffd8ff', 'hex'),
    'a JPEG picture',
    'A picture of a table cannot be read; ask for the table as CSV or XLSX.',
  ],
  [Buffer.from('{\\rtf'), 'a rich text document'],
  [Buffer.from('0000270a', 'hex'), 'a shapefile', 'Export it as GeoJSON.'],
]

/** Tells the kind from the first bytes. */
export function recognise(head: Buffer): Recognised {
  if (head[0] === 0x1f && head[1] === 0x8b) return { kind: 'gzip' }
  if (
    head.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) ||
    head.subarray(0, 4).equals(Buffer.from('PK\x05\x06'))
  ) {
    return { kind: 'zip' }
  }
  for (const [prefix, name, remedy] of foreign) {
    if (head.subarray(0, prefix.length).equals(prefix)) return { foreign: name, remedy: remedy ?? asTable }
  }
  if (head.length > 262 && head.toString('latin1', 257, 262) === 'ustar') {
    return { foreign: 'a tar archive', remedy: 'Unpack it and send the table inside.' }
  }
  return ofText(head.toString('latin1', 0, 400).replace(/^ï»¿/, '').trimStart())
}

function ofText(start: string): Recognised {
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) {
    return {
      foreign: 'a web page',
      remedy: 'Often a portal answers with a page when a login is needed. Download the data itself.',
    }
  }
  if (/^<(\?xml|kml|rdf|gml|[a-z]+:)/i.test(start))
    return { foreign: 'an XML file', remedy: 'Export it as CSV or GeoJSON.' }
  if (start.startsWith('version https://git-lfs')) {
    return {
      foreign: 'a Git LFS pointer',
      remedy: 'It names the file and does not hold it. Download the file itself.',
    }
  }
  return { kind: /^[[{]/.test(start) && !/^\[[^\]"{[]*[a-z_]/i.test(start) ? 'json' : 'text' }
}

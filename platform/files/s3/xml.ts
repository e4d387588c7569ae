import { SaxesParser } from 'saxes'

/** The text of the first element of that name, entities resolved; undefined when there is none. */
export function textOf(xml: string, element: string): string | undefined {
  let open = false
  let found: string | undefined
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    open = name === element && found === undefined
    if (open) found = ''
  })
  parser.on('text', (text) => {
    if (open) found += text
  })
  parser.on('closetag', () => {
    open = false
  })
  try {
    parser.write(xml).close()
  } catch {
    // A gateway in between may answer with HTML; what was read up to there counts.
  }
  return found
}

/** Whether an answer is an error document. S3 sends those with status 200 too, after a long copy. */
export function isErrorDocument(xml: string): boolean {
  return /^(<\?xml[^>]*\?>\s*)?<Error[\s>]/.test(xml.trimStart())
}

/** The body that closes a multipart upload. ETags are quoted hex; the escape guards odd stores. */
export function completion(etags: readonly string[]): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const parts = etags.map(
    (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escape(etag)}</ETag></Part>`,
  )
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</CompleteMultipartUpload>`
}

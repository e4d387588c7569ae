import { SaxesParser } from 'saxes'
import { ImportError } from '../failure.ts'
import type { Bytes } from '../source/bytes.ts'

/** What a part of a workbook calls while it is read; names come without their prefix. */
interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads a part of a workbook piece by piece; after each piece the caller takes what was found. */
export async function* readXml(bytes: Bytes, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const refuse = (message: string, cause?: unknown) =>
    new ImportError('import.damaged', `The part "${bytes.name}" of the workbook ${message}.`, { cause })
  parser.on('error', (cause) => {
    throw refuse('is not valid XML', cause)
  })
  // A document type can declare entities that grow without end; no workbook has one.
  parser.on('doctype', () => {
    throw refuse('declares a document type')
  })
  parser.on('opentag', (tag) => events.open(local(tag.name), tag.attributes))
  if (events.close) parser.on('closetag', (tag) => events.close!(local(tag.name)))
  if (events.text) parser.on('text', (text) => events.text!(text))
  const decoder = new TextDecoder()
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

/** Reads a small part to its end. */
export async function readWhole(bytes: Bytes, events: XmlEvents): Promise<void> {
  for await (const _ of readXml(bytes, events));
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

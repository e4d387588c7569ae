import { SaxesParser } from 'saxes'
import { SurfaceFormatError } from './error.ts'
import { MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_ELEMENTS } from './limits.ts'
import { decoderFor, type Decoder } from './text.ts'

/** An element of a small document; names come without their prefix, text without the space around it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

export interface XmlReader {
  write(bytes: Uint8Array): void
  /** The root, once everything was written. */
  end(): XmlElement
}

/**
 * Reads a document piece by piece. Document types are refused, so that there are no entities but the five of XML
 * and nothing is ever fetched.
 *
 * @param what How sentences call the document.
 * @param leaf Elements that come by the million: each is handed over and not kept.
 * @throws SurfaceFormatError
 */
export function readXml(what: string, leaf?: { name: string; take(text: string): void }): XmlReader {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let elements = 0
  let length = 0
  let decoder: Decoder | undefined
  parser.on('error', () => {
    throw new SurfaceFormatError('damaged', `${what} is not valid XML.`)
  })
  parser.on('doctype', () => {
    throw new SurfaceFormatError('document-type', `${what} declares a document type.`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name: local(name), attributes, children: [], text: '' }
    if (open.length >= MAX_XML_DEPTH) throw tooMany(`${what} is nested too deeply.`)
    if (element.name !== leaf?.name) {
      if (++elements > MAX_XML_ELEMENTS) throw tooMany(`${what} has too many elements.`)
      open.at(-1)?.children.push(element)
    }
    root ??= element
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('cdata', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    const element = open.pop()!
    element.text = element.text.trim()
    if (element.name === leaf?.name) leaf.take(element.text)
  })
  return {
    write(bytes) {
      length += bytes.length
      if (length > MAX_XML_BYTES) throw tooMany(`${what} is longer than ${MAX_XML_BYTES} bytes.`)
      decoder ??= decoderFor(bytes)
      parser.write(decoder.write(bytes))
    },
    end() {
      if (decoder) parser.write(decoder.end())
      parser.close()
      if (!root) throw new SurfaceFormatError('damaged', `${what} is empty.`)
      return root
    },
  }
}

export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = found?.children.find((one) => one.name === name)
  return found
}

/** The text at a path, or undefined where the element is missing or empty. */
export const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  child(element, ...path)?.text || undefined

/** Text for an element or an attribute; characters that XML cannot hold become the replacement character. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')

const tooMany = (sentence: string) => new SurfaceFormatError('too-large', sentence)

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

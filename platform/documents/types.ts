/** What stands at the head and foot of every sheet, so that a single sheet still says what it is. */
export interface Sheet {
  title: string
  /** A second line under the title of the first page. */
  subtitle?: string
  /** The labels, as the screens word them: category, owner, sensitivity. */
  labels: readonly string[]
  /** Why it was printed, by whom and when, in words. */
  purpose: string
  printedBy: string
  printedAt: string
  /** A sentence that must stand on each sheet, such as what a lead is not. */
  notice?: string
  /** The moment kept in the file's own data. The same input writes the same file to the byte. */
  madeAt: Date
  /** "Page 1 of 3"; English where it is left out. */
  pageOf?: (page: number, pages: number) => string
  /** Of the text, for readers that speak; "en" where it is left out. */
  language?: string
}

export interface Column {
  title: string
  /** Numbers stand right. */
  align?: 'left' | 'right'
  /** Share of the width against the other columns; 1 where it is left out. */
  width?: number
}

export interface Picture {
  /** A PNG; `greyPng` makes one of a raster. */
  png: Uint8Array
  /** What a person sees in it, for those who do not. */
  alt: string
  caption?: string
}

/** One part of a document, from top to bottom. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'plain' | 'quiet' | 'strong' }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | {
      kind: 'table'
      columns: readonly Column[]
      rows: readonly (readonly string[])[]
      caption?: string
    }
  /** Pictures beside each other, up to four, no higher than `height` points. */
  | { kind: 'pictures'; pictures: readonly Picture[]; height?: number }
  /** A line to sign or write on, with what belongs there. */
  | { kind: 'signatures'; lines: readonly string[] }
  | { kind: 'page' }

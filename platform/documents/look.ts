/** Points: 72 to the inch, Letter paper. */
export const PAGE = { width: 612, height: 792 } as const
export const MARGIN = { left: 54, right: 54, top: 78, bottom: 72 } as const
export const WIDTH = PAGE.width - MARGIN.left - MARGIN.right
export const BOTTOM = PAGE.height - MARGIN.bottom

/** Black on white with one quiet tone: what a copier of a copier still shows. */
export const INK = { text: '#161616', quiet: '#555555', line: '#a8a8a8', faint: '#dddddd' } as const

export type Face = 'regular' | 'semibold' | 'bold'

export interface Type {
  face: Face
  size: number
  /** From one line to the next. */
  leading: number
  colour: string
  /** Figures of one width, for columns. */
  tabular?: true
}

const type = (face: Face, size: number, leading: number, colour: string = INK.text): Type => ({
  face,
  size,
  leading,
  colour,
})

export const TYPE = {
  title: type('bold', 19, 24),
  subtitle: type('regular', 10, 14, INK.quiet),
  heading1: type('bold', 14, 19),
  heading2: type('semibold', 11.5, 16),
  heading3: type('semibold', 9.5, 14),
  plain: type('regular', 9.5, 13.5),
  strong: type('semibold', 9.5, 13.5),
  quiet: type('regular', 8.5, 12, INK.quiet),
  cell: { ...type('regular', 8.5, 11.5), tabular: true },
  cellHead: type('semibold', 8, 11, INK.quiet),
  frame: type('regular', 7.5, 10, INK.quiet),
  frameStrong: type('semibold', 7.5, 10),
} satisfies Record<string, Type>

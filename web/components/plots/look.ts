/** Colours by the names of the theme, so that charts follow light and dark without being drawn anew. */
export const colours = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  text: 'var(--ink-2)',
  line: 'var(--line)',
  strong: 'var(--line-strong)',
  surface: 'var(--surface)',
  fit: 'var(--data-fit)',
  band: 'var(--data-band)',
  obs: 'var(--data-obs)',
  picked: 'var(--accent-soft)',
  seq: [1, 2, 3, 4, 5].map((step) => `var(--data-seq-${step})`),
} as const

/** How every chart is set: the page's own font, figures of one width. */
export const type = {
  fontFamily: 'inherit',
  fontSize: '12px',
  fontVariantNumeric: 'tabular-nums',
  overflow: 'visible',
  color: 'var(--ink-2)',
  background: 'transparent',
} as const

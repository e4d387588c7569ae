import { createTheme, defaultVariantColorsResolver } from '@mantine/core'
import type { VariantColorsResolver } from '@mantine/core'
import { components } from './components.ts'
import { tokens } from './tokens.ts'

const rem = (px: number) => `${px / 16}rem`
const fromPx = (px: string) => rem(Number.parseFloat(px))
const type = tokens.type

const heading = (style: readonly [string, string, number]) => ({
  fontSize: fromPx(style[0]),
  lineHeight: fromPx(style[1]),
  fontWeight: String(style[2]),
})

/** Filled buttons take their text from the theme's own pair, which keeps contrast in dark. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  if (input.variant === 'filled') return { ...resolved, color: 'var(--accent-ink)' }
  if (input.variant === 'subtle' && (input.color ?? 'petrol') === 'petrol')
    return { ...resolved, color: 'var(--ink-2)', hover: 'var(--sunken)', hoverColor: 'var(--ink)' }
  return resolved
}

/** Mantine dressed in the tokens: type, radius, colours and the sizes of controls. */
export const theme = createTheme({
  colors: tokens.shades,
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  white: tokens.colour.light.surface,
  black: tokens.colour.light.ink,
  fontFamily: tokens.font.sans,
  fontFamilyMonospace: tokens.font.mono,
  fontWeights: { regular: '400', medium: '620', bold: '640' },
  fontSizes: { xs: rem(11), sm: rem(12), md: 'var(--body-size)', lg: rem(14), xl: rem(16) },
  lineHeights: { xs: '1.28', sm: '1.34', md: '1.4', lg: '1.43', xl: '1.38' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(20), xxl: rem(32) },
  breakpoints: { xs: '30em', sm: '48em', md: '70em', lg: '70em', xl: '90em' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow-menu)',
    lg: 'var(--shadow-menu)',
    xl: 'var(--shadow-dialog)',
  },
  headings: {
    fontFamily: tokens.font.sans,
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: heading(type.page),
      h2: heading(type.panelTitle),
      h3: heading(type.section),
      h4: heading(type.strong),
      h5: heading(type.small),
      h6: heading(type.caption),
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  variantColorResolver: variantColors,
  components,
})

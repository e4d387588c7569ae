import type { MantineThemeComponents } from '@mantine/core'

const menuLayer = {
  shadow: 'md',
  zIndex: 400,
  transitionProps: { duration: 120, transition: 'fade' },
} as const
const dialogLayer = { zIndex: 500, transitionProps: { duration: 180 } } as const

/** Other sizes keep Mantine's own; the usual one, `sm`, is the 30 px of the tokens. */
const control = (props: { size?: unknown }) => props.size === undefined || props.size === 'sm'

/** How Mantine's parts sit in this house: control heights, layers, weights. */
export const components: MantineThemeComponents = {
  Button: {
    vars: (_theme: unknown, props: { size?: unknown }) => ({
      root: control(props)
        ? {
            '--button-height': 'var(--control)',
            '--button-fz': 'var(--body-size)',
            '--button-padding-x': '12px',
          }
        : {},
    }),
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle' },
    vars: (_theme: unknown, props: { size?: unknown }) => ({
      root: control(props) ? { '--ai-size': 'var(--control)' } : {},
    }),
  },
  Input: {
    vars: (_theme: unknown, props: { size?: unknown }) => ({
      wrapper: control(props)
        ? {
            '--input-height': 'var(--control)',
            '--input-fz': 'var(--body-size)',
            '--input-padding': '10px',
            '--input-padding-y': '5px',
          }
        : {},
    }),
  },
  InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  SegmentedControl: { defaultProps: { radius: 'md', withItemsBorders: false } },
  Badge: { defaultProps: { radius: 'sm', variant: 'light' } },
  // The placeholder is a child no menu may have (WCAG 4.1.2); without it the first item takes the focus.
  Menu: {
    defaultProps: { withInitialFocusPlaceholder: false, ...menuLayer, position: 'bottom-end', offset: 4 },
  },
  CloseButton: { defaultProps: { 'aria-label': 'Close' } },
  Popover: { defaultProps: menuLayer },
  HoverCard: { defaultProps: menuLayer },
  Combobox: { defaultProps: menuLayer },
  Tooltip: { defaultProps: { zIndex: 450, openDelay: 400, transitionProps: { duration: 120 } } },
  Modal: { defaultProps: { ...dialogLayer, centered: true, radius: 'lg', shadow: 'xl', padding: 'xl' } },
  Drawer: { defaultProps: { ...dialogLayer, shadow: 'xl' } },
  DrawerRoot: { defaultProps: dialogLayer },
  Anchor: { defaultProps: { underline: 'hover' } },
  Progress: { defaultProps: { size: 3, radius: 'xs' } },
  ProgressRoot: { defaultProps: { size: 3, radius: 'xs' } },
  Skeleton: { defaultProps: { radius: 'sm' } },
}

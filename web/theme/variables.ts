import type { CSSVariablesResolver } from '@mantine/core'
import { tokens } from './tokens.ts'
import type { Scheme } from './tokens.ts'

type Variables = Record<`--${string}`, string>

const rem = (px: number) => `${px / 16}rem`

/** The colours of one theme as CSS variables: `--ink-2`, `--data-seq-3`, …, and Mantine's own names for them. */
function colours(scheme: Scheme): Variables {
  const { data, ...plain } = tokens.colour[scheme]
  const out: Variables = {}
  for (const [name, value] of Object.entries(plain)) out[`--${kebab(name)}`] = value
  data.seq.forEach((value, index) => (out[`--data-seq-${index + 1}`] = value))
  data.cat.forEach((value, index) => (out[`--data-cat-${index + 1}`] = value))
  return {
    ...out,
    '--data-fatal': data.fatal,
    '--data-nonfatal': data.nonfatal,
    '--data-nonfatal-line': data.nonfatalLine,
    '--data-band': data.band,
    '--data-fit': data.fit,
    '--data-obs': data.obs,
    '--hatch': hatch(plain.sunken, plain.lineStrong),
    '--shadow-menu': tokens.shadow.menu[scheme],
    '--shadow-dialog': tokens.shadow.dialog[scheme],
    ...mantine(scheme),
  }
}

function mantine(scheme: Scheme): Variables {
  const c = tokens.colour[scheme]
  return {
    '--mantine-color-body': c.canvas,
    '--mantine-color-text': c.ink,
    '--mantine-color-dimmed': c.ink3,
    '--mantine-color-placeholder': c.ink3,
    '--mantine-color-anchor': c.accent,
    '--mantine-color-error': c.over,
    '--mantine-color-default': c.surface,
    '--mantine-color-default-hover': c.sunken,
    '--mantine-color-default-color': c.ink,
    '--mantine-color-default-border': c.lineStrong,
    '--mantine-color-disabled': c.sunken,
    '--mantine-color-disabled-color': c.ink3,
    '--mantine-color-disabled-border': c.line,
    '--mantine-primary-color-filled': c.accent,
    '--mantine-primary-color-filled-hover': c.accentHover,
    '--mantine-primary-color-contrast': c.accentInk,
    '--mantine-color-petrol-filled': c.accent,
    '--mantine-color-petrol-filled-hover': c.accentHover,
    '--mantine-color-petrol-light': c.accentSoft,
    '--mantine-color-petrol-light-hover': c.selection,
    '--mantine-color-petrol-light-color': c.accent,
    '--mantine-color-petrol-text': c.accent,
    '--mantine-color-rust-filled': c.over,
    '--mantine-color-rust-light': c.overSoft,
    '--mantine-color-rust-light-color': c.over,
    '--mantine-color-rust-text': c.over,
    '--mantine-color-ochre-light': c.attentionSoft,
    '--mantine-color-ochre-light-color': c.attention,
    '--mantine-color-ochre-text': c.attention,
    '--mantine-color-moss-light': c.okSoft,
    '--mantine-color-moss-light-color': c.ok,
    '--mantine-color-moss-text': c.ok,
  }
}

/** "Missing" or "few": a 45 degree hatch on the sunken colour, usable as a CSS background. */
function hatch(ground: string, line: string): string {
  const stroke = `color-mix(in srgb, ${line} 60%, ${ground})`
  return `repeating-linear-gradient(45deg, ${ground} 0 3px, ${stroke} 3px 4px)`
}

function sizes(): Variables {
  const { size, z, motion, radius, space } = tokens
  const out: Variables = {}
  // Control heights live in global.css, because a finger needs larger ones than a mouse.
  for (const name of ['topBar', 'navOpen', 'navRail', 'sidePanel', 'decisionBar', 'touch'] as const)
    out[`--${kebab(name)}`] = `${size[name]}px`
  for (const [name, value] of Object.entries(z)) out[`--z-${kebab(name)}`] = String(value)
  for (const [name, value] of Object.entries(radius)) out[`--radius-${name}`] = `${value}px`
  for (const [name, value] of Object.entries(space)) out[`--space-${kebab(name)}`] = rem(value)
  out['--motion-fast'] = motion.fast
  out['--motion-panel'] = motion.panel
  out['--ease'] = motion.ease
  return out
}

const kebab = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/([a-z])(\d)/g, '$1-$2')

/** Gives Mantine every variable the design names, in both themes. */
export const variables: CSSVariablesResolver = () => ({
  variables: sizes(),
  light: colours('light'),
  dark: colours('dark'),
})

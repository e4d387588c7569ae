/** Colours of the map, read from the theme so that light and dark come from one place. */
export interface Palette {
  readonly water: string
  readonly land: string
  readonly landLine: string
  readonly areaLine: string
  readonly ink: string
  readonly accent: string
  readonly halo: string
  readonly hatch: string
  readonly fatal: string
  readonly nonfatal: string
  readonly nonfatalLine: string
  readonly dot: string
  readonly seq: readonly string[]
}

/** The theme's colours as they are at this moment for an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888'
  return {
    water: of('sunken'),
    land: of('canvas'),
    landLine: of('line'),
    areaLine: of('surface'),
    ink: of('ink'),
    accent: of('accent'),
    halo: of('surface'),
    hatch: of('line-strong'),
    fatal: of('data-fatal'),
    nonfatal: of('data-nonfatal'),
    nonfatalLine: of('data-nonfatal-line'),
    dot: of('line-strong'),
    seq: [1, 2, 3, 4, 5].map((step) => of(`data-seq-${step}`)),
  }
}

/** Calls back when the theme changes: the attribute Mantine sets, or the system's own switch. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, {
    attributeFilter: ['data-mantine-color-scheme', 'class', 'style'],
  })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', onChange)
  }
}

import { CartridgeComparer, Kernel, type Grid } from '@throughline/topography'

export interface Part {
  readonly name: string
  readonly milliseconds: number
}

const NAMES: Readonly<Record<string, string>> = {
  turn: 'turning the target',
  meanOf: 'means of regions',
  place: 'regions into matrices',
  forward: 'forward transforms',
  correlate: 'products of spectra',
  inverse: 'inverse transforms',
  energy: 'energy under the cells',
  normalisedPeak: 'peaks',
  pearson: 'correlations',
}

/** Where the time of a comparison goes, per direction; the clock around each call adds a little to all of them. */
export function partsOf(a: Grid, b: Grid): Part[] {
  const spent = new Map<string, number>(Object.keys(NAMES).map((name) => [name, 0]))
  const kernel = new Kernel()
  const watched = new Proxy(kernel, {
    get(target, name: string) {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const began = performance.now()
        const result: unknown = Reflect.apply(value, target, args)
        if (spent.has(name)) spent.set(name, spent.get(name)! + performance.now() - began)
        return result
      }
    },
  })
  const comparer = new CartridgeComparer({}, watched)
  const [first, second] = [comparer.prepare(a), comparer.prepare(b)]
  comparer.compare(first, second)
  for (const name of spent.keys()) spent.set(name, 0)
  const began = performance.now()
  comparer.compare(first, second)
  const whole = performance.now() - began
  const parts = [...spent].map(([name, time]) => ({ name: NAMES[name]!, milliseconds: time / 2 }))
  const named = parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return [...parts, { name: 'rules, and everything else', milliseconds: whole / 2 - named }]
}

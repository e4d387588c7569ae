/** Red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Ochre from dark to light, and from violet over grey to orange: told apart by people who see few colours, and in grey print. */
const STOPS = {
  height: ['#4A2F00', '#694200', '#855300', '#AC7718', '#C99438', '#E0B25A', '#E9C983', '#F3DFB4'],
  difference: ['#3A3D8F', '#5B5EA6', '#9C9EC9', '#D9D7D0', '#DDB184', '#B86A1B', '#7A3F06'],
  stone: ['#141517', '#45464A', '#7D7C79', '#ACAAA4', '#D6D3CA'],
} as const

export type RampName = keyof typeof STOPS

const STEPS = 256

/** 256 colours of three bytes each, evenly spaced to the eye (equal steps in OKLab, Ottosson 2020). */
export const RAMP: Readonly<Record<RampName, Uint8Array>> = {
  height: even(STOPS.height),
  difference: even(STOPS.difference),
  stone: even(STOPS.stone),
}

/** The colour at a share from 0 to 1. */
export function rampAt(name: RampName, share: number): Colour {
  const at = 3 * Math.min(STEPS - 1, Math.max(0, Math.round(share * (STEPS - 1))))
  const ramp = RAMP[name]
  return [ramp[at]!, ramp[at + 1]!, ramp[at + 2]!]
}

type Lab = readonly [number, number, number]

function even(stops: readonly string[]): Uint8Array {
  const labs = stops.map(labOf)
  const far = labs.reduce<number[]>(
    (sums, lab, i) => [...sums, i === 0 ? 0 : sums[i - 1]! + distance(labs[i - 1]!, lab)],
    [],
  )
  const whole = far.at(-1)!
  const ramp = new Uint8Array(3 * STEPS)
  for (let i = 0; i < STEPS; i++) {
    const at = (i / (STEPS - 1)) * whole
    const stop = Math.max(
      1,
      far.findIndex((sum) => sum >= at - 1e-9),
    )
    const share = (at - far[stop - 1]!) / (far[stop]! - far[stop - 1]!)
    const [a, b] = [labs[stop - 1]!, labs[stop]!]
    ramp.set(rgbOf([0, 1, 2].map((k) => a[k]! + (b[k]! - a[k]!) * share) as unknown as Lab), 3 * i)
  }
  return ramp
}

function distance(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function linear(byte: number): number {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function byteOf(light: number): number {
  const c = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(255 * Math.min(1, Math.max(0, c)))
}

function labOf(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16))) as [
    number,
    number,
    number,
  ]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function rgbOf([light, a, b]: Lab): number[] {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(byteOf)
}

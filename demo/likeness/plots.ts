import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { NEAR_DAYS, NEAR_METRES } from '../fit/statistics.ts'
import type { Compared } from './compare.ts'
import { PERCENT, SHAPES, type Shape } from './shapes.ts'

/** The house's teal for the invented city; greys and an ochre told apart by shade and dash for the real ones. */
const LOOKS = [
  { colour: '#5E6367', dash: '7 3' },
  { colour: '#B07A1E', dash: '' },
  { colour: '#8B8A82', dash: '2 3' },
  { colour: '#0E5A66', dash: '' },
] as const
const WIDTH = 720
/** SVG documents by the name of their file. */
export function drawAll(cities: readonly Compared[]): Map<string, string> {
  const drawn = Object.entries(SHAPES).map(([name, shape]) => [name, drawShape(shape, cities)] as const)
  return new Map([...drawn, ['fatal', drawFatal(cities)], ['near-repeats', drawNear(cities)]])
}

function drawShape(shape: Shape, cities: readonly Compared[]): string {
  const range = cities.flatMap((city) => rangeOf(shape, city))
  return plot(cities, shape.title, {
    x: { label: shape.x || null, ticks: [...shape.at], ...(shape.ticks && { tickFormat: shape.ticks }) },
    y: {
      label: null,
      grid: true,
      zero: true,
      ...(shape.percent && { tickFormat: PERCENT }),
    },
    marks: [
      Plot.areaY(range, { x: 'x', y1: 'low', y2: 'high', fill: LOOKS[3].colour, fillOpacity: 0.16 }),
      ...cities.flatMap((city, i) => lines(pointsOf(shape, city), i)),
    ],
  })
}

function pointsOf({ at, of }: Shape, { statistics }: Compared) {
  return of(statistics).map((y, i) => ({ x: at[i]!, y }))
}

/** From the least to the most of the seeds. */
function rangeOf({ at, of }: Shape, { seeds }: Compared) {
  if (seeds.length === 0) return []
  return at.map((x, i) => {
    const values = seeds.map((one) => of(one)[i] ?? 0)
    return { x, low: Math.min(...values), high: Math.max(...values) }
  })
}

function lines(points: readonly { x: number; y: number | null }[], i: number): Plot.Markish[] {
  const { colour, dash } = LOOKS[i]!
  const width = i === 3 ? 2.5 : 1.6
  return [
    Plot.lineY(points, {
      x: 'x',
      y: 'y',
      stroke: colour,
      strokeWidth: width,
      strokeDasharray: dash || 'none',
    }),
    Plot.dot(points, { x: 'x', y: 'y', r: i === 3 ? 2.6 : 1.8, fill: colour }),
  ]
}

/** A point for each city, and a line from the least to the most of the seeds. */
function drawFatal(cities: readonly Compared[]): string {
  const points = cities.map(({ name, statistics }, i) => ({
    name,
    x: statistics.fatal,
    colour: LOOKS[i]!.colour,
  }))
  const ranges = cities.flatMap(({ name, seeds }) => {
    const shares = seeds.map(({ fatal }) => fatal)
    return shares.length > 0 ? [{ name, low: Math.min(...shares), high: Math.max(...shares) }] : []
  })
  return plot(cities, 'Share of victims that died', {
    height: 150,
    marginLeft: 150,
    marginRight: 20,
    x: { label: null, grid: true, zero: true, tickFormat: PERCENT },
    y: { label: null, domain: cities.map(({ name }) => name) },
    marks: [
      Plot.ruleY(ranges, {
        y: 'name',
        x1: 'low',
        x2: 'high',
        stroke: LOOKS[3].colour,
        strokeWidth: 8,
        strokeOpacity: 0.2,
      }),
      Plot.dot(points, { y: 'name', x: 'x', r: 4, fill: 'colour' }),
    ],
  })
}

/** First day of each band. */
const BANDS = NEAR_DAYS.slice(0, -1).map(String)

/** One panel for each band of distance; 1 is what chance alone would give. */
function drawNear(cities: readonly Compared[]): string {
  const panels = NEAR_METRES.slice(0, -1).map((from, i) => `${from}–${NEAR_METRES[i + 1]!} m`)
  const points = cities.map(({ statistics }) =>
    statistics.nearRepeat.flatMap((row, i) => row.map((y, x) => ({ panel: panels[i], x, y }))),
  )
  return plot(cities, 'Pairs of shootings near in place and time, observed over expected', {
    height: 280,
    marginTop: 34,
    fx: { domain: panels, label: null },
    x: {
      label: 'Days apart, from',
      ticks: [0, 1, 2, 3, 4],
      tickFormat: (x: number) => BANDS[x] ?? '',
      inset: 8,
    },
    y: { label: null, grid: true, zero: true },
    marks: [
      Plot.ruleY([1], { stroke: '#1A1D20', strokeOpacity: 0.5 }),
      ...points.flatMap((data, i) => [
        Plot.lineY(data, {
          fx: 'panel',
          x: 'x',
          y: 'y',
          stroke: LOOKS[i]!.colour,
          strokeWidth: i === 3 ? 2.5 : 1.6,
          strokeDasharray: LOOKS[i]!.dash || 'none',
        }),
        Plot.dot(data, { fx: 'panel', x: 'x', y: 'y', r: 2.2, fill: LOOKS[i]!.colour }),
      ]),
    ],
  })
}

const NAMESPACE = 'http://www.w3.org/2000/svg'
const HEAD = 46

function plot(cities: readonly Compared[], title: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const drawing = Plot.plot({
    document,
    width: WIDTH,
    height: 240,
    marginLeft: 44,
    marginBottom: 34,
    style: { fontFamily: 'Public Sans, system-ui, sans-serif', fontSize: '12px', color: '#4A4F54' },
    ...options,
  })
  const height = Number(drawing.getAttribute('height')) + HEAD
  const inner = drawing.outerHTML.replace('<svg', `<svg y="${HEAD}"`)
  return [
    `<svg xmlns="${NAMESPACE}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>`,
    `<g font-family="Public Sans, system-ui, sans-serif"><text x="12" y="18" font-size="14" font-weight="600" fill="#1A1D20">${title}</text>`,
    legend(cities),
    `</g>`,
    inner.replaceAll('xmlns="http://www.w3.org/2000/svg"', ''),
    `</svg>\n`,
  ].join('\n')
}

function legend(cities: readonly Compared[]): string {
  return cities
    .map(({ name }, i) => {
      const { colour, dash } = LOOKS[i]!
      const x = 12 + i * 170
      return (
        `<line x1="${x}" x2="${x + 22}" y1="34" y2="34" stroke="${colour}" stroke-width="${i === 3 ? 3 : 2}" stroke-dasharray="${dash || 'none'}"/>` +
        `<text x="${x + 28}" y="38" font-size="12" fill="#4A4F54">${name}</text>`
      )
    })
    .join('\n')
}

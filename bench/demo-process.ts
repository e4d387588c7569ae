import { buildDemonstration, isSize } from '../demo/index.ts'

/** Builds a demonstration, so that time and memory are those of this process alone. */
const [size = '', cities = '', out = ''] = process.argv.slice(2)
if (!isSize(size)) throw new Error(`No size: ${size}`)
const built = await buildDemonstration({ size, seed: '1', out, cities: Number(cities) })
const { user, system } = process.cpuUsage()
process.send?.({
  rows: built.rows,
  bytes: built.bytes,
  seconds: (user + system) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1024,
})
process.disconnect?.()

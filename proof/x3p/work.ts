import { fuzzFormats } from './index.ts'
import { seeds } from './seeds.ts'

/** The process that reads; what is told to it comes as its words, and it tells of every stretch that is done. */
const [seed, inputs] = process.argv.slice(2).map(Number)
const STRETCH = 1_000
const all = await seeds()
for (let from = 0; from < inputs!; from += STRETCH) {
  const findings = fuzzFormats({ seeds: all, seed: seed!, from, inputs: Math.min(STRETCH, inputs! - from) })
  process.send!({ from, findings, peak: process.resourceUsage().maxRSS * 1024 })
}
process.disconnect()

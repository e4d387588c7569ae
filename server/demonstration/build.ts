import { buildDemonstration } from '../../demo/index.ts'

/** A process of its own: builds the city that `npm start` opens on, and ends with whoever started it. */
process.once('disconnect', () => process.exit(1))
try {
  await buildDemonstration({ size: 'city', seed: '1', out: process.argv[2]! })
  process.exit(0)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}

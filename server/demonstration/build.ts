import { buildDemonstration, isSize } from '../../demo/index.ts'

/** A process of its own: builds the city that `npm start` opens on, and ends with whoever started it. */
process.once('disconnect', () => process.exit(1))
try {
  const [out = '', size = 'city'] = process.argv.slice(2)
  await buildDemonstration({ size: isSize(size) ? size : 'city', seed: '1', out })
  process.exit(0)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}

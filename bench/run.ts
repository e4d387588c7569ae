/** `npm run bench -- NAME`: measures one thing and prints a table; without a name, says what there is. */
const benches: Record<string, () => Promise<{ run: (args: string[]) => Promise<void> }>> = {
  access: () => import('./access.ts'),
  ballistics: () => import('./ballistics.ts'),
  backup: () => import('./backup.ts'),
  demo: () => import('./demo.ts'),
  audit: () => import('./audit.ts'),
  compare: () => import('./compare/index.ts'),
  import: () => import('./import.ts'),
  preprocess: () => import('./preprocess.ts'),
  'breech-faces': () => import('./breech-faces.ts'),
  search: () => import('./search.ts'),
  serial: () => import('./serial.ts'),
  'incidents-api': () => import('./incidents-api.ts'),
}

const [name, ...args] = process.argv.slice(2)
const bench = benches[name ?? '']
if (!bench) {
  console.log(`Choose one: ${Object.keys(benches).join(', ')}`)
  process.exit(name === undefined ? 0 : 2)
}
await (await bench()).run(args)
process.exit(0)
export {}

import { root } from './folders.ts'
import { NameError, writeModule } from './new-module/write.ts'

/** `npm run new-module NAME`: a small complete module, written by the pattern of the others. */
const [name] = process.argv.slice(2)
try {
  if (!name) throw new NameError('Say what it is called: npm run new-module gun-buyback')
  for (const path of await writeModule(root, name)) console.log(path)
  console.log(`
Next:
  1. npm run generate    types of its tables and its pages of the reference
  2. npm run check       it passes as it stands
  3. Write its README: purpose, legal basis, data owned, who may see it. Give its records the right category in
     modules/${name}/migrations before anyone has run it, and its room an icon of web/shell/icons.tsx.`)
} catch (error) {
  if (!(error instanceof NameError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

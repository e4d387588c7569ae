import { generated } from './generated/index.ts'
import { writeFile } from 'node:fs/promises'

/** `npm run generate`: writes every file that is derived from the code; `npm run check` compares them. */
for (const [path, content] of await generated()) {
  await writeFile(path, content)
  console.log(path)
}

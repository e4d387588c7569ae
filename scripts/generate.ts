import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from './folders.ts'
import { generated } from './generated/index.ts'

/** `npm run generate`: writes every file that is derived from the code; `npm run check` compares them. */
for (const [path, content] of await generated()) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
  console.log(path)
}

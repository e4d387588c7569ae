import { sources, type Finding, type Tree } from './tree.ts'

const LIMIT = 300
const GENERATED = 'platform/db/schema.ts'

/** A file that grows past this is a folder of the same name. */
export function fileLength(tree: Tree): Finding[] {
  return sources(tree, { tests: true })
    .filter(([path, text]) => path !== GENERATED && lines(text) > LIMIT)
    .map(([path, text]) => ({
      path,
      sentence: `${lines(text)} lines. Past ${LIMIT}, make it a folder of the same name.`,
    }))
}

const lines = (text: string): number => text.trimEnd().split('\n').length

import { occurrences, sources, type Finding, type Tree } from './tree.ts'

const READER = 'server/settings.ts'
const PATTERN = new RegExp(String.raw`\bprocess\.env\b|\benv\b[^'"]*\bfrom '(node:)?process'`, 'g')

/** What the environment may change stands in one file, so that it can be documented and checked. */
export function environment(tree: Tree): Finding[] {
  return sources(tree, { tests: false })
    .filter(([path]) => path !== READER)
    .flatMap((file) =>
      occurrences(file, PATTERN, () => `The environment is read in ${READER} only: add a setting there.`),
    )
}

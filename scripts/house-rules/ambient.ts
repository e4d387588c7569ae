import { occurrences, sources, type Finding, type Tree } from './tree.ts'

const PURE = /^libraries\/[^/]+\/src\/|\/policy(\.ts$|\/)/
const AMBIENT =
  /\b(Date\.now|new Date\(\)|Math\.random|performance\.|randomUUID|getRandomValues|setTimeout|fetch\()/g

/** The same values give the same answer, today and in a court: no clock, no chance, no network. */
export function ambient(tree: Tree): Finding[] {
  return sources(tree, { tests: false })
    .filter(([path]) => PURE.test(path))
    .flatMap((file) =>
      occurrences(
        file,
        AMBIENT,
        ([found]) => `${found} makes this depend on more than its arguments: pass it in.`,
      ),
    )
}

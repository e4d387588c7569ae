import { occurrences, sources, type Finding, type Tree } from './tree.ts'

// Written with classes of one letter so that these lines do not find themselves.
const MACHINE = /(?<![\w.~-])\/(?:hom[e]|User[s]|roo[t]|wor[k]|far[m]|tm[p])\/[\w.-]+/g
const UNFINISHED = /\b(?:TOD[O]|FIXM[E]|XX[X]|coming soo[n]|not yet implemente[d]|lorem ipsu[m])\b/g
const UNCHECKED = /@ts-(?:ignor[e]|nochec[k])/g
const THREAD = /\/\/.*\b(?:issue|pull request|PR) #?\d+/gi
const DATA = /(^|\/)(sample|profiles)\/|^package-lock\.json$|^LICENSE$/

/** Nothing in the repository speaks of one machine, or of work that was left for later. */
export function traces(tree: Tree): Finding[] {
  const unchecked = sources(tree, { tests: true }).flatMap((file) =>
    occurrences(file, UNCHECKED, ([found]) => `"${found}" hides what the compiler says: mend it.`),
  )
  const found = [...tree]
    .filter(([path]) => !DATA.test(path))
    .flatMap((file) => [
      ...occurrences(file, MACHINE, ([found]) => `${found} is a folder of one machine.`),
      ...occurrences(
        file,
        UNFINISHED,
        ([found]) => `"${found}" says that this is not finished: finish it or take it out.`,
      ),
      ...occurrences(
        file,
        THREAD,
        () => 'Say why in words: numbers of threads mean nothing to a later reader.',
      ),
    ])
  return [...unchecked, ...found]
}

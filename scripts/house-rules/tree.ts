import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../folders.ts'

/** Files of the repository: path → text. Files that hold no text are there with an empty one. */
export type Tree = ReadonlyMap<string, string>

/** One thing that breaks a rule of the house. */
export interface Finding {
  readonly path: string
  readonly line?: number
  readonly sentence: string
}

/** A rule reads the tree and answers what breaks it. */
export type HouseRule = (tree: Tree) => Finding[]

const TEXT = /(\.(tsx?|mjs|md|sql|css|html|json|svg)|^NOTICE|^LICENSE)$/

/** Reads the repository; sample data and pictures are listed, not read. */
export function readTree(folder: string): Tree {
  return new Map(
    filesUnder(folder).map((path) => [path, TEXT.test(path) ? readFileSync(join(folder, path), 'utf8') : '']),
  )
}

/** Source files, with the test files or without. */
export function sources(tree: Tree, options: { tests: boolean }): [path: string, text: string][] {
  return [...tree].filter(
    ([path]) =>
      /\.(tsx?|mjs)$/.test(path) && (options.tests || !/\.test\.tsx?$|\/(testing|fixtures)\//.test(path)),
  )
}

/** A finding for every match of `pattern`, with its line. */
export function occurrences(
  [path, text]: [path: string, text: string],
  pattern: RegExp,
  sentence: (match: RegExpExecArray) => string | null,
): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const said = sentence(match)
    return said ? [{ path, line: text.slice(0, match.index).split('\n').length, sentence: said }] : []
  })
}

import type { RouteShape } from '#contract'
import { occurrences, sources, type Finding, type Tree } from './tree.ts'

const THROWN = /new Failure\(\s*'([^']+)'/g

/** A code outside the catalogue would reach a person as "the server could not finish this". */
export function errorCodes(
  tree: Tree,
  catalogue: ReadonlySet<string>,
  routes: readonly Pick<RouteShape, 'id' | 'errors'>[],
): Finding[] {
  const thrown = sources(tree, { tests: false }).flatMap((file) =>
    occurrences(file, THROWN, ([, code]) =>
      catalogue.has(code!) ? null : `${code} is in no catalogue: add it to the errors of the contract.`,
    ),
  )
  const declared = routes.flatMap((route) =>
    (route.errors ?? [])
      .filter((code) => !catalogue.has(code))
      .map((code) => ({ path: route.id, sentence: `The route declares ${code}, which is in no catalogue.` })),
  )
  return [...thrown, ...declared]
}

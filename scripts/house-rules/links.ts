import { posix } from 'node:path'
import { occurrences, type Finding, type Tree } from './tree.ts'

const LINK = /(?<!`)\]\(([^)\s]+)\)/g
const MENTION = /(?<![\w/.])(docs\/[\w./-]+\.(?:md|png))/g
const CODE_PATH = /`((?:libraries|platform|modules|server|cli|web|demo|bench|scripts|docs|\.ci)\/[\w./-]+)`/g

/** Whoever follows a link, or a path named in a sentence, arrives. */
export function links(tree: Tree): Finding[] {
  const places = placesOf(tree)
  return [...tree]
    .filter(([path]) => /\.(md|tsx?|sql)$/.test(path))
    .flatMap((file) => [
      ...(file[0].endsWith('.md') ? linksOf(file, tree, places) : []),
      ...(file[0].endsWith('.test.ts') ? [] : occurrences(file, MENTION, ([, to]) => missing(to!, places))),
      ...(file[0].endsWith('.md') ? occurrences(file, CODE_PATH, ([, to]) => missing(to!, places)) : []),
    ])
}

function linksOf(file: [string, string], tree: Tree, places: ReadonlySet<string>): Finding[] {
  return occurrences(file, LINK, ([, to]) => {
    if (/^[a-z]+:/.test(to!)) return null
    const [path, anchor] = to!.split('#') as [string, string?]
    const target = path === '' ? file[0] : posix.normalize(posix.join(posix.dirname(file[0]), path))
    return missing(target, places) ?? (anchor ? missingHeading(tree.get(target) ?? '', target, anchor) : null)
  })
}

function missing(path: string, places: ReadonlySet<string>): string | null {
  return places.has(path.replace(/\/$/, '')) ? null : `${path} does not exist.`
}

function missingHeading(text: string, path: string, anchor: string): string | null {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/\s/g, '-'),
  )
  return headings.includes(anchor) ? null : `${path} has no heading #${anchor}.`
}

/** Every file and every folder. */
function placesOf(tree: Tree): Set<string> {
  const places = new Set<string>()
  for (const path of tree.keys())
    for (let place = path; place !== '.'; place = posix.dirname(place)) places.add(place)
  return places
}

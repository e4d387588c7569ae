import type { Finding, Tree } from './tree.ts'

/** What may stand in a module; each also as a folder of the same name once the file has grown. */
const PARTS = ['contract', 'policy', 'store', 'service', 'present', 'routes', 'jobs', 'seed']
/** Also data that travels with a module (files to start a city with, known layouts) and helpers of its tests. */
const FOLDERS = ['migrations', 'pages', 'sample', 'profiles', 'testing']
const FILES = ['README.md', 'index.ts', ...PARTS.map((part) => `${part}.ts`)]
const NEEDED = ['README.md', 'index.ts', 'contract', 'policy', 'service', 'routes', 'seed', 'pages']

/** A reader of one module knows the next: the same few files and nothing else. */
export function moduleFiles(tree: Tree): Finding[] {
  const modules = new Map<string, string[]>()
  for (const path of tree.keys()) {
    const [, module, inside] = /^modules\/([^/]+)\/(.+)$/.exec(path) ?? []
    if (module && inside) modules.set(module, [...(modules.get(module) ?? []), inside])
  }
  return [...modules].flatMap(([module, files]) => [...unlisted(module, files), ...missing(module, files)])
}

function unlisted(module: string, files: readonly string[]): Finding[] {
  const folders = new Set([...PARTS, ...FOLDERS, module])
  const allowed = (file: string) => {
    const [first, ...rest] = file.split('/')
    if (rest.length > 0) return folders.has(first!)
    return FILES.includes(file) || file.endsWith('.test.ts')
  }
  return files
    .filter((file) => !allowed(file))
    .map((file) => ({
      path: `modules/${module}/${file}`,
      sentence: `A module has ${[...FILES, ...FOLDERS.map((name) => `${name}/`)].join(', ')} and tests. Put this into one of them.`,
    }))
}

function missing(module: string, files: readonly string[]): Finding[] {
  const has = (part: string) =>
    files.some((file) => file === part || file === `${part}.ts` || file.startsWith(`${part}/`))
  return NEEDED.filter((part) => !has(part)).map((part) => ({
    path: `modules/${module}/${part}`,
    sentence: 'Every module has this.',
  }))
}

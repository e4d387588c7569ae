import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { codeFolders, filesUnder } from '../folders.ts'
import { rules } from './rules.ts'

/** An import that the agreed edges refuse, or a file that the reader of imports passed over. */
export interface Crossing {
  readonly rule: string
  readonly sentence: string
}

/** Reads every import under `folder` and lists those that cross a boundary; empty when none do. */
export async function crossings(folder: string): Promise<{ files: number; found: Crossing[] }> {
  const folders = codeFolders.filter((name) => existsSync(join(folder, name)))
  const result = await readImports(folder, folders)
  const files = folders.flatMap((name) =>
    filesUnder(folder, name).filter((path) => /\.tsx?$/.test(path) && !path.includes('/fixtures/')),
  )
  const read = result.modules.filter((module) => !module.couldNotResolve).map((module) => module.source)
  return { files: files.length, found: [...unread(files, read), ...refused(result)] }
}

async function readImports(folder: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], {
    baseDir: folder,
    ruleSet: { forbidden: rules },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^.]+/fixtures/|^libraries/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  })
  if (typeof output === 'string') throw new Error('The reader of imports answered with text.')
  return output
}

/** A checker that reads nothing finds nothing: under some compilers it says "no violations" of zero files. */
export function unread(files: readonly string[], read: Iterable<string>): Crossing[] {
  const seen = new Set(read)
  return files
    .filter((path) => !seen.has(path))
    .map((path) => ({ rule: 'every-file-read', sentence: `${path} was not read.` }))
}

function refused(result: ICruiseResult): Crossing[] {
  const why = new Map(rules.map((rule) => [rule.name, rule.comment]))
  return result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    sentence: `${from} → ${cycle?.map((step) => step.name).join(' → ') ?? to}\n    ${why.get(rule.name) ?? ''}`,
  }))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const SKIPPED = /(^|\/)(node_modules|pages|testing|fixtures)(\/|$)|\.test\.tsx?$/

interface Pattern {
  readonly where: string
  readonly source: string
  readonly flags: string
}

/** Every regular expression literal of what runs on the server, found by the compiler's own parser. */
function patternsIn(folder: string): Pattern[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && !SKIPPED.test(path))
    .flatMap((path) => {
      const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest)
      const found: Pattern[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!
          const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
          found.push({ where: `${path}:${line}`, source: source!, flags: flags! })
        }
        ts.forEachChild(node, visit)
      }
      visit(file)
      return found
    })
}

/** Letters that a pattern names, and classes it may mean: what repeats of them does, it does at its worst. */
function seeds({ source }: Pattern): string[] {
  const named = [
    ...new Set(source.replace(/\\[dswDSWbBnrtpPux]/g, '').match(/[^\\()[\]{}|^$?*+.]/gu) ?? []),
  ].slice(0, 8)
  const words = (source.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 3)
  const common = [
    'a',
    '0',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '-',
    '.',
    '0-',
    'a ',
    '0.',
    '" ',
    "'",
    '/',
    ',a',
    '<a',
    '\\',
    '=',
  ]
  return [
    ...new Set([
      ...common,
      ...named,
      ...words,
      ...named.map((letter) => `${letter}a`),
      ...named.map((letter) => `0${letter}`),
    ]),
  ]
}

// Close together at first: time that doubles with each letter must be found before it takes an hour.
const LENGTHS = [20, 24, 27, 30, 40, 100, 1_000, 10_000, 100_000]
const LIMIT_MS = 150

/** The time of one search, best of two: someone else's work on the machine must not count. */
function timeOf({ source, flags }: Pattern, text: string): number {
  const once = () => {
    const pattern = new RegExp(source, flags.replace('g', '').replace('y', ''))
    const began = performance.now()
    pattern.test(text)
    return performance.now() - began
  }
  const first = once()
  return first < LIMIT_MS ? first : Math.min(first, once())
}

/** From short to long, so that a bad pattern is found while it takes a second, not an hour. */
function slowest(pattern: Pattern): string | null {
  const all = seeds(pattern)
  for (const length of LENGTHS)
    for (const seed of all)
      for (const [head, tail] of [
        ['', '\u0001'],
        ['!', '\u0001!'],
      ] as const) {
        const text = `${head}${seed.repeat(Math.ceil(length / seed.length))}${tail}`
        const ms = timeOf(pattern, text)
        if (ms > LIMIT_MS)
          return `${pattern.where} /${pattern.source}/ takes ${Math.round(ms)} ms for ${length} letters of ${JSON.stringify(seed)}`
      }
  return null
}

test('no pattern takes long, whatever is repeated 100,000 times', { timeout: 240_000 }, () => {
  const patterns = ['platform', 'modules', 'libraries', 'server', 'cli'].flatMap(patternsIn)
  expect(patterns.length).toBeGreaterThan(100)
  expect(patterns.flatMap((pattern) => slowest(pattern) ?? [])).toEqual([])
})

test('a pattern that backtracks is found', () => {
  for (const source of ['^(a+)+$', String.raw`\s+$`, String.raw`^(\d+-?)+$`])
    expect(slowest({ where: 'here', source, flags: '' })).toContain('takes')
})

import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import * as library from './index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

/** Runs the example and gives each line that promises a value, with what it promises and what came out. */
function run(source: string): { line: string; promised: unknown; given: unknown }[] {
  const results: { line: string; promised: unknown; given: unknown }[] = []
  const body = source
    .replace(/import (\{[^}]*\}) from '[^']*'/, 'const $1 = library')
    .replace(/^(\S.*) \/\/ → (.*)$/gm, (_all, line: string, promised: string) => {
      return `record(${JSON.stringify(line)}, ${promised}, ${line})`
    })
  const record = (line: string, promised: unknown, given: unknown) => results.push({ line, promised, given })
  runInNewContext(body, { library, record })
  return results
}

describe('README', () => {
  it('shows values that come true', () => {
    const results = run(example)
    expect(results.length).toBeGreaterThanOrEqual(10)
    for (const { line, promised, given } of results) expect(given, line).toEqual(promised)
  })

  it('names every function of the package', () => {
    for (const name of Object.keys(library)) expect(readme).toContain(`\`${name}`)
  })
})

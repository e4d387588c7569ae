import { expect, test } from 'vitest'
import { ImportError, importErrors } from './index.ts'

test.each(Object.entries(importErrors))('%s says what is wrong and what to do', (code, entry) => {
  expect(code).toMatch(/^import\.[a-z_]+$/)
  expect([400, 413, 415, 422]).toContain(entry.status)
  expect(entry.sentence).toMatch(/^[A-Z].*\.$/)
  expect(entry.remedy).toMatch(/^[A-Z].*\.$/)
})

test('an error has the remedy of its code, or a better one', () => {
  expect(new ImportError('import.empty', 'x').remedy).toBe(importErrors['import.empty'].remedy)
  expect(new ImportError('import.empty', 'x', { remedy: 'y' }).remedy).toBe('y')
})

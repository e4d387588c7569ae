import { expect, test } from 'vitest'
import type { Actor } from '#platform/db'
import type { Failure } from './failure.ts'
import { requireEntry, type Authenticated } from './guard.ts'

const person = (more: Partial<Authenticated> = {}): Authenticated => ({
  actor: { permissions: new Set(['rooms.read']) } as unknown as Actor,
  confirmed: true,
  purposesOpening: () => [],
  ...more,
})

function refusal(...of: Parameters<typeof requireEntry>): Failure | null {
  try {
    requireEntry(...of)
    return null
  } catch (error) {
    return error as Failure
  }
}

const open = { permission: 'rooms.read' } as const

test('a stranger reaches what is public, and nothing else', () => {
  expect(refusal({ permission: 'public' }, null)).toBeNull()
  expect(refusal({ permission: 'signed-in' }, null)?.code).toBe('session.required')
  expect(refusal(open, null)?.code).toBe('session.required')
})

test('a person reaches what their permissions name', () => {
  expect(refusal({ permission: 'signed-in' }, person())).toBeNull()
  expect(refusal(open, person())).toBeNull()
  expect(refusal({ permission: 'rooms.manage' }, person())?.code).toBe('permission.missing')
})

test('a privileged act wants a fresh proof, on public routes from whoever is signed in', () => {
  const stale = person({ confirmed: false })
  expect(refusal({ ...open, privileged: true }, stale)?.code).toBe('session.confirm')
  expect(refusal({ permission: 'public', privileged: true }, stale)?.code).toBe('session.confirm')
  expect(refusal({ permission: 'public', privileged: true }, null)).toBeNull()
  expect(refusal({ ...open, privileged: true }, person())).toBeNull()
})

test('where another purpose is all that is missing it is asked for, and those that fit are named', () => {
  const other = person({ purposesOpening: (category) => (category === 'review' ? ['case-review'] : []) })
  const refused = refusal({ ...open, category: 'review' }, other)
  expect(refused?.code).toBe('purpose.needed')
  expect(refused?.fields).toEqual([{ path: 'purpose', message: 'case-review' }])
  expect(refusal({ ...open, category: 'incident' }, other)).toBeNull()
})

test('what a role does not include is refused before a purpose or a proof is asked for', () => {
  const nobody = person({ confirmed: false, purposesOpening: () => ['case-review'] })
  const route = { permission: 'rooms.manage', category: 'review', privileged: true } as const
  expect(refusal(route, nobody)?.code).toBe('permission.missing')
})

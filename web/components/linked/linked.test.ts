import { describe, expect, it, vi } from 'vitest'
import { createHoverStore } from './hover.ts'
import { neighbour } from './selection.ts'

describe('walking the list', () => {
  const order = ['a', 'b', 'c']
  it('steps and stops at either end', () => {
    expect(neighbour(order, 'a', 1)).toBe('b')
    expect(neighbour(order, 'c', 1)).toBe('c')
    expect(neighbour(order, 'a', -1)).toBe('a')
  })
  it('starts at an end when nothing in the list is selected', () => {
    expect(neighbour(order, null, 1)).toBe('a')
    expect(neighbour(order, 'gone', -1)).toBe('c')
    expect(neighbour([], null, 1)).toBeNull()
  })
})

describe('hovering', () => {
  it('tells listeners only what changed', () => {
    const store = createHoverStore()
    const listener = vi.fn()
    const stop = store.subscribe(listener)
    store.set({ item: 'a' })
    store.set({ item: 'a' })
    stop()
    store.set({ item: 'b' })
    expect(listener).toHaveBeenCalledTimes(1)
    expect(store.get()).toEqual({ item: 'b', area: null })
  })
})

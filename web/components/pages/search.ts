import { useMemo } from 'react'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import type { z } from 'zod'
import { queryString } from '#web/client'

/** The address bar as plain text values: no quotes, lists by comma. */
export type RawSearch = Record<string, string>

/** Address bar → values, for the router. */
export function parseSearch(text: string): RawSearch {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Values → address bar, for the router; empty values leave it. */
export function stringifySearch(search: Record<string, unknown>): string {
  const text = queryString(search)
  return text ? `?${text}` : ''
}

/** Keeps only what fits: each field is parsed by itself, and one that fails counts as not given. */
export function lenient<S extends z.ZodObject>(schema: S, raw: Record<string, unknown>): z.output<S> {
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const given = field.safeParse(raw[name])
    const value = given.success ? given.data : field.safeParse(undefined).data
    if (value !== undefined) out[name] = value
  }
  return out as z.output<S>
}

/** Drops from an address the values that do not fit, and leaves the rest as they were written. */
export function cleaned(schema: z.ZodObject, raw: Record<string, unknown>): Record<string, unknown> {
  const shape = schema.shape as Record<string, z.ZodType>
  return Object.fromEntries(
    Object.entries(raw).filter(
      ([name, value]) => shape[name] === undefined || shape[name].safeParse(value).success,
    ),
  )
}

/** Changes fields of the address; `undefined`, an empty text or an empty list removes one. */
export type ChangeSearch = (patch: Record<string, unknown>, options?: { push?: boolean }) => void

/**
 * The address bar as values of a schema, and the way to change it. Replaces the address by default; `push`
 * leaves a step to go back to.
 */
export function useSearch<S extends z.ZodObject>(schema: S): readonly [z.output<S>, ChangeSearch] {
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const navigate = useNavigate()
  const value = useMemo(() => lenient(schema, parseSearch(text)), [schema, text])
  const change = useMemo<ChangeSearch>(
    () => (patch, options) => {
      void navigate({
        to: '.',
        search: (old: Record<string, unknown>) => ({ ...old, ...patch }),
        replace: !options?.push,
        resetScroll: false,
      } as never)
    },
    [navigate],
  )
  return [value, change]
}

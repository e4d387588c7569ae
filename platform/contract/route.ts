import type { z } from 'zod'
import type { Category } from './categories.ts'
import type { Permission } from './roles.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How an answer leaves: checked JSON, a streamed file, or server-sent events. */
export type Kind = 'json' | 'file' | 'events'

export interface RouteShape {
  /** `room.verb`, unique in the house; also the operation id of the API document. */
  readonly id: string
  readonly method: Method
  /** Address with `:name` parameters. */
  readonly path: string
  /** One line for the API document. */
  readonly summary: string
  /** Who may call it. There is no default: a route without a permission does not compile. */
  readonly permission: Permission
  /** Records of this category are what it is about: a person whose purpose does not open it is asked for one. */
  readonly category?: Category
  /** A privileged act: who calls it has signed in in full within the last minutes, or is asked to. */
  readonly privileged?: true
  /**
   * Counts what waits for the person, for a badge that every page asks for: it tells of no record and leaves no row in
   * the audit, which would drown in it.
   */
  readonly quiet?: true
  /** How often one person may call it: exports take much out at once. */
  readonly limit?: { readonly times: number; readonly seconds: number }
  readonly kind?: Kind
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** A JSON body; a route that takes an upload says `upload` instead. */
  readonly body?: z.ZodType
  readonly upload?: { readonly maxBytes: number }
  readonly response?: z.ZodType
  /** Codes of the catalogue it may answer with, beside those of the platform. */
  readonly errors?: readonly string[]
}

/** Declares a route once; validation, document, server handler and typed client derive from it. */
export function route<const R extends RouteShape>(shape: R): R {
  return shape
}

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a caller passes. */
export type CallInput<R extends RouteShape> = {
  params: InputOf<R['params']>
  query: InputOf<R['query']>
  body: R['upload'] extends object ? Blob : InputOf<R['body']>
}

/** What a handler receives after parsing. */
export type HandlerInput<R extends RouteShape> = {
  params: OutputOf<R['params']>
  query: OutputOf<R['query']>
  body: OutputOf<R['body']>
}

/** What a caller gets back. */
export type CallOutput<R extends RouteShape> = OutputOf<R['response']>

interface Blob {
  readonly size: number
  readonly type: string
}

import type { RouteShape } from '#contract'

/** What the audit knows of the actions of the house, beside their names. */
export interface Actions {
  /** What an action is in words: the first part of its route's summary, or what its module says of it. */
  words(action: string): string
  readonly all: readonly { readonly id: string; readonly words: string }[]
  /** Records left the house as a file. */
  readonly exports: readonly string[]
  /** Asked for a full sign-in shortly before, or was done to an account from the command line. */
  readonly privileged: readonly string[]
  /** Tries to get in; whoever tries is nobody yet. */
  readonly signIns: readonly string[]
  /** Touched the audit itself. */
  readonly audit: readonly string[]
}

/** What the command line does to the audit. */
const COMMANDS = {
  'audit.verify': 'Verify the audit',
  'audit.beginHeads': 'Put the heads of the audit aside',
}

/** What the operator of the server does to accounts of an agency. */
const OPERATOR = ['access.recover', 'access.release']

/** Sorts the actions of the house by what a reviewer looks for. */
export function actionsOf(routes: readonly RouteShape[], acts: Readonly<Record<string, string>>): Actions {
  const words = new Map([
    ...routes.map((route) => [route.id, route.summary.split(/[;:]/)[0]!] as const),
    ...Object.entries({ ...COMMANDS, ...acts }),
  ])
  const ids = (which: (route: RouteShape) => boolean) => routes.filter(which).map(({ id }) => id)
  const all = [...words].map(([id, said]) => ({ id, words: said }))
  return {
    words: (action) => words.get(action) ?? action,
    all: all.sort((a, b) => a.words.localeCompare(b.words)),
    exports: [
      ...ids((route) => route.kind === 'file' && route.permission !== 'public'),
      ...Object.keys(acts).filter((id) => /export/i.test(id)),
    ],
    privileged: [...ids((route) => route.privileged === true), ...OPERATOR],
    signIns: ids((route) => route.permission === 'public' && route.method !== 'GET'),
    audit: [
      ...ids((route) => route.id.startsWith('audit.') && route.permission !== 'public'),
      ...Object.keys(COMMANDS),
    ],
  }
}

import type { Purpose } from '#contract'
import type { Actor } from '#platform/db'
import type { House } from '#platform/module'

/** One command of `throughline`: what it takes, what it does. */
export interface Command {
  /** How it is written, without the program's name. */
  readonly usage: string
  readonly options: Readonly<Record<string, Option>>
  /** Answers an exit code when it is not 0. */
  readonly run: (given: Given) => Promise<number | void>
}

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly about: string
}

/** What a command works with. The house opens only when a command asks for it. */
export interface Given {
  readonly words: readonly string[]
  text(option: string): string | undefined
  flag(option: string): boolean
  /** Database and files of the installation, and the person the command acts as, for a purpose where one is needed. */
  open(purpose?: Purpose): Promise<{ house: House; actor: Actor }>
  /** A line for people, kept away from standard output so that `--json` stays clean. */
  tell(sentence: string): void
  print(text: string): void
}

/** Wrong words on the command line: exit code 2 and one sentence. */
export class UsageError extends Error {}

import type { AnyAct } from '#platform/acts'
import type { ErrorEntry, Policy, Role, Room } from '#contract'
import type { Actor, Database } from '#platform/db'
import type { FileStore } from '#platform/files'
import type { ServedRoute } from '#platform/http'
import type { AnyJob } from '#platform/jobs'
import type { PartWords } from '#platform/sharing'

/** What the house lends to a module. */
export interface House {
  readonly database: Database
  readonly files: FileStore
}

/**
 * One thing a module holds or found out, told by the record numbers of the agencies, so that it can be measured in
 * a city whose truth is known. What kinds there are stands in demo/README.md.
 */
export interface Finding {
  readonly kind: string
  readonly records: readonly string[]
  /** Day on which it was known, `2022-03-04`. */
  readonly at?: string
  readonly values?: Readonly<Record<string, number>>
  /** By which of several rules it was found, so that each can be measured. */
  readonly rule?: string
}

/**
 * Everything a module tells the house. `server/modules.ts` lists the modules and nothing else registers
 * anything: menu, routes, jobs, permissions, API document and documentation checks derive from this.
 */
export interface Module {
  readonly room: Room
  readonly policy: Policy
  readonly errors: Record<string, ErrorEntry>
  /** Folder of its SQL migrations. */
  readonly migrations: string
  readonly routes: (house: House) => ServedRoute[]
  readonly jobs: (house: House) => AnyJob[]
  /** What it does outside of routes, in words for the activity: `incidents.importFile` → "Import a file". */
  readonly acts: Readonly<Record<string, string>>
  /** What one person asks for and another decides. */
  readonly twoPerson?: (house: House) => readonly AnyAct[]
  /** Address in the workspace of one of its records, for the audit and notifications. */
  readonly recordPath: (type: string, id: string) => string | null
  /** Parts of its records that an agreement may leave out, in words: `suspects` → "Suspects". */
  readonly parts?: PartWords
  /** Asked now and then by every worker: what has to begin by itself, such as nightly jobs. */
  readonly upkeep?: (house: House) => Promise<void>
  /** Its part of the demonstration; running it again changes nothing. */
  readonly seed: (
    house: House,
    actor: Actor,
    told: (sentence: string) => void,
    raw: RawFiles,
    city: City,
  ) => Promise<void>
  /** What it found in the demonstration, as the actor sees it, to be held against the truth. */
  readonly findings?: (house: House, actor: Actor) => AsyncIterable<Finding>
}

/** What the agencies of the demonstration city hand over, by the names that demo/README.md lists. */
export interface RawFiles {
  path(name: string): string
}

/** The agencies of the demonstration city and who works there, for rooms whose records another agency keeps. */
export interface City {
  readonly agencies: readonly {
    /** `police`, `laboratory`, … as server/demonstration/agencies.ts has them. */
    readonly key: string
    readonly name: string
    readonly ori: string | null
  }[]
  /** Someone of an agency with this role. */
  actorOf(agency: string, role: Role): Promise<Actor>
}

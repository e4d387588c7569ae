import pg from 'pg'
import type { Actor, Subject } from '#platform/db'
import type { KeptContents } from './contents/keep.ts'

export type Outcome = 'done' | 'refused' | 'failed'

/** What is being done: the route or command, and the request it belongs to. */
export interface Act {
  readonly action: string
  readonly requestId?: string
  /** Network address it was asked from. */
  readonly address?: string
}

/** The part of an actor that an audit row keeps. */
export type Who = Pick<Actor, 'personId' | 'agencyId'> & Partial<Pick<Actor, 'purpose'>>

/** Everything one row of the audit says. */
export interface Entry extends Act {
  readonly actor: Who | null
  readonly subjects: readonly Subject[]
  readonly outcome: Outcome
  readonly tookMs?: number
  readonly contents?: KeptContents | undefined
}

/** The statements that write a row and what it keeps. As text, because they travel with `commit` in one message. */
export function insertion(entry: Entry): string {
  const { actor, action, outcome, requestId, address, tookMs, contents } = entry
  const [first, ...rest] = merged(entry.subjects)
  const detail = {
    ...(first?.fields && { fields: first.fields }),
    ...(first?.count !== undefined && { count: first.count }),
    ...(rest.length > 0 && { also: rest.map(named) }),
  }
  const values = {
    person_id: actor?.personId,
    agency_id: actor?.agencyId,
    purpose: actor?.purpose,
    action,
    subject_type: first?.type,
    subject_id: first?.id,
    detail: Object.keys(detail).length > 0 ? JSON.stringify(detail) : undefined,
    outcome,
    request_id: requestId,
    owner_agency: first?.owner,
    address,
    took_ms: tookMs,
    content_hash: contents && bytea(contents.hash),
  }
  const event = `insert into audit.event (${Object.keys(values).join(', ')}) values (${Object.values(values).map(literal).join(', ')})`
  return contents ? `${contentRows(contents)}; ${event}` : event
}

/** What is said of one record in several places is one subject. */
function merged(subjects: readonly Subject[]): Subject[] {
  const known = new Map<string, Subject>()
  subjects.forEach((subject, i) => {
    const key = subject.id === undefined ? String(i) : `${subject.type} ${subject.id}`
    const before = known.get(key)
    const fields = [...new Set([...(before?.fields ?? []), ...(subject.fields ?? [])])]
    known.set(key, { ...before, ...subject, ...(fields.length > 0 && { fields }) })
  })
  return [...known.values()]
}

/** Without the contents of a change: those are kept apart, encrypted. */
const named = ({ type, id, fields, count, owner }: Subject) => ({ type, id, fields, count, owner })

function contentRows({ hash, parts }: KeptContents): string {
  const rows = parts.map(
    ({ type, id, sealed }, part) =>
      `(${[bytea(hash), part, type, id, bytea(sealed)].map(literal).join(', ')})`,
  )
  return `insert into audit.content (hash, part, subject_type, subject_id, sealed) values ${rows.join(', ')}`
}

const bytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

const literal = (value: string | number | null | undefined): string =>
  value === undefined || value === null ? 'null' : pg.escapeLiteral(String(value))

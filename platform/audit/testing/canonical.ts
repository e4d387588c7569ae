/** A row of the audit as it is chained; `at` in microseconds from 2000-01-01 UTC. */
export interface CanonicalRow {
  readonly id: bigint
  readonly at: bigint
  readonly xid: bigint
  readonly personId: string | null
  readonly agencyId: number | null
  readonly purpose: string | null
  readonly action: string
  readonly subjectType: string | null
  readonly subjectId: string | null
  readonly detail: string | null
  readonly outcome: string
  readonly requestId: string | null
  readonly ownerAgency: number | null
  readonly address: string | null
  readonly tookMs: number | null
  readonly contentHash: Buffer | null
}

/** The canonical row written out from its description, to hold PostgreSQL's own bytes against. */
export function canonicalRow(row: CanonicalRow): Buffer {
  const bigint = (value: bigint) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64BE(value)
    return bytes
  }
  const int = (value: number | null) => {
    if (value === null) return null
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(value)
    return bytes
  }
  const text = (value: string | null) => (value === null ? null : Buffer.from(value))
  const uuid = (value: string | null) =>
    value === null ? null : Buffer.from(value.replaceAll('-', ''), 'hex')
  const values = [
    bigint(row.id),
    bigint(row.at),
    bigint(row.xid),
    uuid(row.personId),
    int(row.agencyId),
    text(row.purpose),
    text(row.action),
    text(row.subjectType),
    text(row.subjectId),
    text(row.detail),
    text(row.outcome),
    text(row.requestId),
    int(row.ownerAgency),
    text(row.address),
    int(row.tookMs),
    row.contentHash,
  ]
  return Buffer.concat(
    values.flatMap((value) => {
      const length = Buffer.alloc(4)
      length.writeInt32BE(value === null ? -1 : value.length)
      return value === null ? [length] : [length, value]
    }),
  )
}

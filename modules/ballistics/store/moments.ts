import type { Tx } from '#platform/db'

/**
 * Reads moments in the agency's own time until the transaction ends: one typed without an offset is local, and a day
 * begins at its midnight.
 */
export async function useLocalTime(tx: Tx): Promise<void> {
  await tx.client.query(
    `select set_config('timezone', time_zone, true) from access.agency where id = access.current_agency()`,
  )
}

/**
 * A moment as it leaves: in UTC, or the bare day where the time is not known. The day is the keeping agency's, `g`,
 * wherever the reader sits.
 */
export const momentSql = (name: 'collected' | 'received'): string =>
  `case when e.${name}_time_known then ${utc(`e.${name}_at`)}
     else to_char(e.${name}_at at time zone g.time_zone, 'YYYY-MM-DD') end as ${name}_at`

export const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

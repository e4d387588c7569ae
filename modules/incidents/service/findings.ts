import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { Finding, House } from '#platform/module'
import { readHeld, type HeldShooting } from '../store/findings.ts'

const AT_ONCE = 5_000

/** Every shooting held by the actor's agency with how many were hit, to be held against a known truth. */
export async function* findings({ database }: House, actor: Actor): AsyncIterable<Finding> {
  let after: string | null = null
  for (;;) {
    const page: HeldShooting[] = await audited(
      database,
      actor,
      { action: 'incidents.findings' },
      async (tx) => {
        const rows = await readHeld(tx, after, AT_ONCE)
        tx.about({ type: 'incident', count: rows.length })
        return rows
      },
    )
    yield* page.map(findingOf)
    const last = page.at(-1)
    if (last === undefined || page.length < AT_ONCE) return
    after = last.id
  }
}

/** Whether grazes count is a local choice, and no mistake either way. */
const findingOf = ({ number, exclusion, killed, wounded }: HeldShooting): Finding => ({
  kind: 'shooting',
  records: [number],
  values: { killed, wounded, excluded: exclusion === null || exclusion === 'graze-only' ? 0 : 1 },
})

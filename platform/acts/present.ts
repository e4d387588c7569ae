import type { Actor } from '#platform/db'
import type { ActItem } from './contract.ts'
import type { ActWords, AnyAct } from './define.ts'
import { mayDecide } from './service.ts'
import type { ActRow } from './store.ts'

/** A request as it leaves. One of a kind that this version does not know keeps its name and no words. */
export function presentAct(actor: Actor, acts: readonly AnyAct[], row: ActRow): ActItem {
  const act = acts.find(({ kind }) => kind === row.kind)
  const { summary, facts, warning } = wordsOf(act, row)
  const mine = row.asked_by === actor.personId
  return {
    id: row.id,
    kind: row.kind,
    title: act?.title ?? row.kind,
    summary,
    facts: facts.map(([name, value]) => ({ name, value })),
    warning: warning ?? null,
    reason: row.reason,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.state,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    mine,
    mayDecide: row.state === 'waiting' && !mine && act !== undefined && mayDecide(actor, act),
    hash: row.payload_hash,
    path: row.result_path,
  }
}

function wordsOf(act: AnyAct | undefined, row: ActRow): ActWords {
  if (!act) return { summary: row.kind, facts: [] }
  return act.words(JSON.parse(row.payload))
}

import type { Tx } from '#platform/db'
import { clockKey, COUNTED, ExhibitQueue, type QueueFilter, type QueueSummary } from '../../contract/index.ts'
import { findSharers } from '../../store/keepers.ts'
import { countDecided, countElsewhere, countWaiting, filterValues } from '../../store/queue/counts.ts'
import { clocksOf } from '../clocks/in-force.ts'
import { keeperOf } from './keeper.ts'
import { LEAD_QUEUES, summariseLeads } from './leads.ts'
import { stepOf } from './stage.ts'

/**
 * How much waits at each step, what is late, and what was decided not to be entered.
 * @throws Failure `record.unavailable` for an agency that does not share
 */
export async function summariseQueue(tx: Tx, filter: QueueFilter, now = new Date()): Promise<QueueSummary> {
  const keeper = await keeperOf(tx, filter.keeper)
  const inForce = await clocksOf(tx, keeper)
  const stages: QueueSummary['stages'] = []
  for (const stage of ExhibitQueue.options) {
    const { from, clocks } = stepOf(inForce, stage, now)
    const counted = await countWaiting(
      tx,
      stage,
      { ...filter, keeper },
      {
        from,
        zone: inForce.zone,
        clocks: clocks.map(({ key, rule, before }) => ({ key, from: rule.from, before })),
      },
    )
    stages.push({
      stage,
      count: Math.min(counted.n, COUNTED),
      more: counted.n > COUNTED,
      oldest: counted.oldest,
      delayed: counted.delayed,
      clocks: counted.clocks.map((clock) => ({ ...clock, late: Math.min(clock.late, COUNTED) })),
    })
  }
  for (const stage of LEAD_QUEUES)
    stages.push(await summariseLeads(tx, inForce, stage, { ...filter, keeper }, now))
  const elsewhere = await countElsewhere(tx, keeper)
  const decided = await countDecided(tx, keeper)
  tx.about({ type: 'exhibit', count: stages.reduce((sum, { count }) => sum + count, 0) })
  return {
    asOf: now.toISOString(),
    stages,
    decided: {
      represented: decided.get('represented') ?? 0,
      hold: decided.get('hold') ?? 0,
      'not-suitable': decided.get('not-suitable') ?? 0,
    },
    elsewhere: { count: Math.min(elsewhere, COUNTED), more: elsewhere > COUNTED },
    clocks: inForce.content.clocks.map((rule) => ({ key: clockKey(rule), rule })),
    keeper,
    keepers: await findSharers(tx),
    ...(await filterValues(tx, keeper)),
  }
}

import { policies } from '../../server/house.ts'
import { onEmptyHouse } from '../ground.ts'
import type { ProofOptions } from '../run.ts'
import { fuzz } from './index.ts'
import { inWords } from './words.ts'

/** `npm run proof -- fuzz [--requests 100000] [--seed N] [--only incidents.]` */
export async function run(options: ProofOptions): Promise<boolean> {
  const seed = Number(options.seed ?? Date.now() % 1_000_000)
  const requests = Number(options.requests ?? 100_000)
  console.log(`Seed ${seed}; the same run again: npm run proof -- fuzz --seed ${seed} --requests ${requests}`)
  const began = performance.now()
  const told = (done: number, faults: number) => {
    if (done % 5_000 === 0) console.log(`${done} requests, ${faults} faults, ${seconds(began)} s`)
  }
  const result = await onEmptyHouse((ground) =>
    fuzz(ground, { seed, requests, policies, told, only: options.only }),
  )
  for (const fault of result.faults) console.log(inWords(fault))
  const statuses = [...result.statuses].sort(([a], [b]) => a - b)
  console.log(`\n${result.requests} requests in ${seconds(began)} s; answers by status:`)
  for (const [status, times] of statuses) console.log(`  ${status}  ${times}`)
  console.log(`Never answered with 200: ${result.unreached.join(', ') || 'none'}`)
  console.log(`Kinds of fault: ${result.faults.length}`)
  return result.faults.length === 0
}

const seconds = (began: number) => ((performance.now() - began) / 1_000).toFixed(1)

import type { ProofOptions } from '../run.ts'
import { onEmptyHouse } from '../ground.ts'
import { compareWorlds } from './compare.ts'
import { PROOF_TABLES } from './store.ts'

/** Holds the rule in the database against `decide()` over worlds 0 … n-1 (`--worlds`, 10,000 unless said). */
export async function run({ worlds = '10000' }: ProofOptions): Promise<boolean> {
  return onEmptyHouse(async ({ database }) => {
    await database.withOwner((client) => client.query(PROOF_TABLES))
    const began = performance.now()
    const { answers, visible, differences } = await compareWorlds(
      database,
      { worlds: Number(worlds) },
      (done) => done % 1_000 === 0 && console.log(`${done} worlds`),
    )
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`${worlds} worlds, ${answers} answers compared (${visible} visible) in ${seconds} s`)
    console.log(`${differences.length} differences`)
    for (const difference of differences.slice(0, 5)) console.log(difference)
    return differences.length === 0
  })
}

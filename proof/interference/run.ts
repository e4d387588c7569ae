import { onEmptyHouse } from '../ground.ts'
import type { ProofOptions } from '../run.ts'
import { interfere } from './index.ts'

/** `npm run proof -- interference [--worlds 1000] [--seed N]` */
export async function run({ worlds = '1000', seed = '1' }: ProofOptions): Promise<boolean> {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1_000).toFixed(0)
  const told = (done: number, differences: number) => {
    if (done % 50 === 0) console.log(`${done} worlds, ${differences} differences, ${seconds()} s`)
  }
  const result = await onEmptyHouse((ground) =>
    interfere(ground, { worlds: Number(worlds), seed: Number(seed), told }),
  )
  for (const difference of result.differences.slice(0, 20)) console.log(difference)
  const { answers, shown, hidden, moved, differences } = result
  console.log(`${worlds} worlds of seed ${seed} in ${seconds()} s: ${hidden} records added out of sight`)
  console.log(
    `${answers} answers compared, ${shown} of them with contents: ${differences.length} differences`,
  )
  console.log(`${moved} answers moved when a record in sight was added, in every twentieth world`)
  return differences.length === 0
}

import { setTimeout as wait } from 'node:timers/promises'
import * as contract from '../../modules/ballistics/contract/index.ts'
import type { Caller } from './caller.ts'

type CandidateList = contract.CandidateList

/** A scan that was sent in. */
export interface Entered {
  readonly name: string
  readonly scan: string
}

/** Enters one cartridge case of a case of its own with its scan. */
export async function enterAlone(by: Caller, name: string, bytes: Uint8Array): Promise<Entered> {
  const { exhibits } = await by.call(contract.recordExhibits, {
    body: { case: { number: `P-${name}` }, exhibits: [{ kind: 'cartridge-case', calibre: '9mm Luger' }] },
  })
  return enterScan(by, { exhibitId: exhibits[0]!.id, name, bytes })
}

/** Sends in the scan of an exhibit. */
export async function enterScan(
  by: Caller,
  { exhibitId, name, bytes }: { exhibitId: string; name: string; bytes: Uint8Array },
): Promise<Entered> {
  const scan = await by.send(contract.uploadScan, { params: { id: exhibitId }, query: { name } }, bytes)
  return { name, scan: scan.id }
}

/** Waits until every scan is prepared and has been sought; answers what is found with each in the end. */
export async function allSearched(
  by: Caller,
  entered: readonly Entered[],
  told: (done: number) => void = () => {},
): Promise<ReadonlyMap<string, CandidateList>> {
  for (const [place, { scan: id, name }] of entered.entries()) {
    for (;;) {
      const { problem } = await by.call(contract.readScan, { params: { id } })
      if (problem) throw new Error(`${name}: ${problem.sentence}`)
      const { search } = await by.call(contract.listCandidates, { params: { id } })
      if (search?.problem) throw new Error(`${name}: ${search.problem.sentence}`)
      if (search?.state === 'done') break
      await wait(1_000)
    }
    told(place + 1)
  }
  // Only now: what was entered later found the earlier ones, and stands in their lists as well.
  return candidatesOf(by, entered)
}

/** What is found with each scan. */
export async function candidatesOf(
  by: Caller,
  entered: readonly Entered[],
): Promise<ReadonlyMap<string, CandidateList>> {
  const lists = new Map<string, CandidateList>()
  for (const { scan: id } of entered)
    lists.set(id, await by.call(contract.listCandidates, { params: { id } }))
  return lists
}

import type { Actor } from '#platform/db'
import type { House, RawFiles } from '#platform/module'
import { importNetworkList } from '../service/network/from-path.ts'
import { findLists } from '../store/network/lists.ts'

/** Leads of the imaging network as the invented laboratory is sent them, once its exhibits are there. Nothing is done twice. */
export async function seedNetwork(
  house: House,
  actor: Actor,
  told: (sentence: string) => void,
  raw: RawFiles,
): Promise<void> {
  const lists = await house.database.withActor(actor, findLists)
  if (lists.length > 0) return
  told('Importing the leads of the imaging network …')
  await importNetworkList(house, actor, { path: raw.path('raw/laboratory/network-leads.csv'), kind: 'leads' })
}

import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import * as store from '../store/links.ts'
import { visibleRecord } from '../store/records.ts'

/** One end of a link. */
export interface LinkEnd {
  readonly id: string
  /** Found out when it is not said. */
  readonly type?: string
}

/**
 * Links two records the person may see, of one agency or of two, and answers the id of the link. The link is there
 * only for who may see both.
 *
 * @throws Failure record.unavailable, sharing.linked, request.invalid
 */
export async function linkRecords(tx: Tx, kind: string, ends: readonly [LinkEnd, LinkEnd]): Promise<string> {
  if (ends[0].id === ends[1].id)
    throw new Failure('request.invalid', {
      fields: [{ path: 'other', message: 'This is the same record. Name the other one.' }],
    })
  const id = uuid()
  const one = await visibleRecord(tx, ends[0].id, ends[0].type)
  const two = await visibleRecord(tx, ends[1].id, ends[1].type)
  if (!one || !two) throw new Failure('record.unavailable')
  tx.about({ type: 'link', id })
  tx.about({ type: one.type, id: one.id })
  tx.about({ type: two.type, id: two.id })
  if (!(await store.insertLink(tx, id, kind, [one, two]))) throw new Failure('sharing.linked')
  return id
}

/** Removes a link that the person's agency made. */
export async function unlink(tx: Tx, id: string): Promise<void> {
  tx.about({ type: 'link', id })
  if (!(await store.deleteLink(tx, id))) throw new Failure('record.unavailable')
}

/** Links of a record of which the person may see both ends, and agencies to call about those that stay hidden. */
export async function linksOf(
  tx: Tx,
  type: string,
  id: string,
): Promise<{ links: store.LinkRow[]; contacts: { name: string; contact: string }[] }> {
  tx.about({ type, id })
  if (!(await visibleRecord(tx, id, type))) throw new Failure('record.unavailable')
  return { links: await store.linksOf(tx, type, id), contacts: await store.contactsOf(tx, id) }
}

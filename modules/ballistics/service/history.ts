import type { Tx } from '#platform/db'
import type { FileAnswer } from '#platform/http'
import { exhibitBlocks } from '../present/exhibit-document.ts'
import { custodyOf, leadsOfExhibit } from '../store/history.ts'
import { readExhibit } from './exhibits.ts'
import { print } from './print.ts'

/**
 * The history of an exhibit to print: custody, how far it came, its leads.
 * @throws Failure record.unavailable
 */
export async function exhibitDocument(tx: Tx, id: string, now: Date): Promise<FileAnswer> {
  const exhibit = await readExhibit(tx, id)
  const [custody, leads] = [await custodyOf(tx, id), await leadsOfExhibit(tx, id)]
  tx.about({ type: 'exhibit', id, fields: ['document'] })
  for (const lead of leads) tx.about({ type: 'lead', id: lead.id })
  return print(
    tx,
    {
      name: `${exhibit.number}.pdf`,
      head: {
        title: `History of exhibit ${exhibit.number}`,
        ...(leads.some((one) => one.state === 'unconfirmed') && {
          notice: 'Leads are unconfirmed until an examiner has compared the physical items.',
        }),
      },
      owner: exhibit.owner_name,
      sensitivity: exhibit.sensitivity,
      blocks: (formats) => exhibitBlocks({ exhibit, custody, leads }, formats),
    },
    now,
  )
}

import type { Tx } from '#platform/db'
import { Failure, type FileAnswer } from '#platform/http'
import { headOf, leadBlocks } from '../../present/lead-document.ts'
import { presentLead } from '../../present/leads.ts'
import { findAgency } from '../../store/printing.ts'
import { print } from '../print.ts'
import { readLead } from './read.ts'
import { wordingOf } from './wording.ts'

/**
 * The notice of a lead as it stands. Printing it is reading it.
 * @throws Failure record.unavailable, ballistics.lead_state
 */
export async function leadDocument(tx: Tx, id: string, now: Date): Promise<FileAnswer> {
  const state = await readLead(tx, id)
  tx.about({ type: 'lead', id, fields: ['document'] })
  const { owner_agency: owner, made_at: made } = state.lead
  if (!made) throw new Failure('ballistics.lead_state')
  const lead = presentLead(tx.actor, state)
  const wording = await wordingOf(tx, owner)
  const { contact } = await findAgency(tx, owner)
  return print(
    tx,
    {
      name: `${lead.number}.pdf`,
      head: headOf(lead),
      owner: lead.owner,
      sensitivity: lead.sensitivity,
      blocks: (formats) => leadBlocks(lead, { wording, contact, formats }),
    },
    now,
  )
}

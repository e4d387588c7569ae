import { z } from 'zod'
import { RecordId } from '#contract'
import { defineAct, type AnyAct, type TwoPersonAct } from '#platform/acts'
import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { AgreementTerms } from '../contract.ts'
import { findAgreement, approveAgreement, acceptAgreement, lockAgreement } from '../store/agreements.ts'
import { insertNotices } from '../store/notices.ts'
import { sayTerms, termsOf } from './terms.ts'

const Payload = z.object({
  agreementId: RecordId,
  terms: AgreementTerms,
  partners: z.array(z.string()),
  replaces: z.string().nullable(),
})
type Payload = z.infer<typeof Payload>

/** An agreement leaves its agency only when a second person there has read and approved it. */
export const startAgreement: TwoPersonAct<Payload> & AnyAct = defineAct<Payload>({
  kind: 'sharing.startAgreement',
  title: 'Propose an agreement',
  ask: 'sharing.manage',
  approve: 'sharing.manage',
  payload: Payload,
  subject: ({ agreementId }) => agreementId,
  describe: ({ terms, partners, replaces }) => ({
    summary: replaces
      ? `Propose a new version of "${replaces}" to ${partners.join(', ')}`
      : `Propose "${terms.name}" to ${partners.join(', ')}`,
    facts: sayTerms(terms, partners),
    warning:
      'Once every party has accepted it, records can be shared under it. Any party can end it at once; what was seen until then stays seen.',
  }),
  perform: (tx, payload) => propose(tx, payload),
})

async function propose(tx: Tx, { agreementId, terms }: Payload): Promise<string> {
  const { actor } = tx
  tx.about({ type: 'agreement', id: agreementId })
  await asOwner(tx, async (client) => {
    await lockAgreement(client, agreementId)
    const row = await findAgreement(client, actor.agencyId, agreementId)
    if (!row || row.proposed_by !== actor.agencyId) throw new Failure('record.unavailable')
    if (row.state !== 'draft') throw new Failure('sharing.over')
    // What was read and approved is what goes out.
    if (JSON.stringify(AgreementTerms.parse(terms)) !== JSON.stringify(AgreementTerms.parse(termsOf(row))))
      throw new Failure('acts.changed')
    await approveAgreement(client, agreementId)
    await acceptAgreement(client, agreementId, actor.agencyId, actor.personId)
    await insertNotices(client, terms.partners, { kind: 'proposed', from: actor.agencyId, agreementId })
  })
  return `/sharing/agreements/${agreementId}`
}

import { uuid, type Database } from '#platform/db'
import type { AgreementTerms } from '../contract.ts'
import * as agreements from '../store/agreements.ts'
import { insertGrant } from '../store/grants.ts'

interface SampleAgreement {
  /** Agency that owns the records, and who of its people signs. */
  readonly by: number
  readonly signedBy: string
  readonly partner: { readonly id: number; readonly signedBy: string }
  readonly terms: Omit<AgreementTerms, 'partners' | 'reshare'>
  readonly reason: string
}

/**
 * An agreement in force between two sample agencies and a grant of everything it covers, for the demonstration only;
 * running it again changes nothing.
 */
export async function seedAgreement(database: Database, sample: SampleAgreement): Promise<void> {
  const { by, signedBy, partner, reason } = sample
  const terms: AgreementTerms = { ...sample.terms, partners: [partner.id], reshare: false }
  await database.withOwner(async (client) => {
    const known = await agreements.listAgreements(client, by)
    if (known.some((row) => row.name === terms.name)) return
    const id = uuid()
    await agreements.insertAgreement(client, { id, agencyId: by, personId: signedBy, terms, replaces: null })
    await agreements.approveAgreement(client, id)
    await agreements.acceptAgreement(client, id, by, signedBy)
    await agreements.acceptAgreement(client, id, partner.id, partner.signedBy)
    for (const category of terms.categories)
      await insertGrant(client, {
        id: uuid(),
        agreementId: id,
        owner: by,
        grantedBy: by,
        via: null,
        toAgency: partner.id,
        toCircle: null,
        category,
        upTo: terms.upTo,
        recordType: null,
        recordId: null,
        collectionId: null,
        fields: terms.fields,
        purposes: null,
        reshare: false,
        reason,
        basis: '',
        person: signedBy,
        expiresOn: null,
      })
  })
}

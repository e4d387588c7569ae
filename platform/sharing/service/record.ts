import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { GATES } from '../gates.ts'
import { listAgencies, type AgencyRow } from '../store/agencies.ts'
import { listAgreements, type AgreementRow } from '../store/agreements.ts'
import { collectionsFor } from '../store/collections.ts'
import { grantsOfRecord, type GrantRow } from '../store/grants.ts'
import { readsByOthers, type ReadRow } from '../store/reads.ts'
import { visibleRecord, type KnownRecord } from '../store/records.ts'
import { collectable } from './collections.ts'
import { basisNeeded } from './parts.ts'

export interface SharedRecord {
  readonly record: KnownRecord
  readonly agencies: readonly AgencyRow[]
  /** Agreements in force that cover it, each with the agencies the law lets it go to. */
  readonly ways: readonly { readonly agreement: AgreementRow; readonly recipients: readonly AgencyRow[] }[]
  readonly mayCollect: boolean
  /** Who else opened it, for its owner, where the law wants a basis for each disclosure. */
  readonly reads: readonly ReadRow[]
  /** Open ones of the owner's that it stands in or could be put into. */
  readonly collections: Awaited<ReturnType<typeof collectionsFor>>
  readonly grants: readonly GrantRow[]
}

/** To whom a record the person sees was given, and to whom it could be. */
export async function sharingOf(tx: Tx, type: string, id: string): Promise<SharedRecord> {
  tx.about({ type, id })
  const record = await visibleRecord(tx, id, type)
  if (!record) throw new Failure('record.unavailable')
  const { agencyId } = tx.actor
  return asOwner(tx, async (client) => {
    const agencies = await listAgencies(client)
    const agreements = record.ownerAgency === agencyId ? await listAgreements(client, agencyId) : []
    const ways = agreements
      .filter((agreement) => covers(agreement, record))
      .map((agreement) => ({ agreement, recipients: recipients(agreement, record, agencies) }))
      .filter((way) => way.recipients.length > 0)
    const works = record.ownerAgency === agencyId && collectable(tx.actor).includes(record.category)
    const mayCollect = works && record.sensitivity !== 'sealed'
    const collections = mayCollect ? await collectionsFor(client, record) : []
    return {
      record,
      agencies,
      ways,
      mayCollect,
      reads: works && basisNeeded(record.category) ? await readsByOthers(client, record) : [],
      collections,
      grants: await grantsOfRecord(client, agencyId, record),
    }
  })
}

export const covers = (agreement: AgreementRow, { category, sensitivity }: KnownRecord): boolean =>
  agreement.state === 'in-force' &&
  GATES[category].sharing !== 'never' &&
  agreement.categories.includes(category) &&
  (sensitivity === 'open' || sensitivity === agreement.up_to)

export function recipients(
  agreement: AgreementRow,
  { ownerAgency, category }: KnownRecord,
  agencies: readonly AgencyRow[],
): AgencyRow[] {
  const { kinds } = GATES[category]
  return agencies.filter(
    (agency) =>
      agency.id !== ownerAgency &&
      agreement.parties.some((party) => party.id === agency.id) &&
      (!kinds || kinds.includes(agency.kind)),
  )
}

import type { Tx } from '#platform/db'
import type { ExhibitKind } from '../contract/index.ts'

export interface NamedExhibit {
  readonly id: string
  readonly number: string
  readonly kind: ExhibitKind
  readonly acquisition: string | null
}

/** Own exhibits whose number or acquisition is one of these keys. */
export async function findNamed(tx: Tx, keys: readonly string[]): Promise<NamedExhibit[]> {
  const { rows } = await tx.client.query<NamedExhibit>(
    `select e.id, e.number, e.kind, e.acquisition from ballistics.exhibit e
     where e.owner_agency = (select access.current_agency()) and e.number_key = any ($1::text[])
     union
     select e.id, e.number, e.kind, e.acquisition from ballistics.exhibit e
     where e.owner_agency = (select access.current_agency()) and e.acquisition_key = any ($1::text[])`,
    [keys],
  )
  return rows
}

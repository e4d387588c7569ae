import { asOwner } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import { presentAgreement } from '../present/agreements.ts'
import * as service from '../service/agreements.ts'
import type { PartWords } from '../service/parts.ts'
import { listAgencies } from '../store/agencies.ts'

export function agreementRoutes(
  parts: PartWords,
  categories: contract.SharingChoices['categories'],
): ServedRoute[] {
  return [
    handle(contract.readSharingChoices, ({ transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'agency' })
        const agencies = await asOwner(tx, listAgencies)
        const own = agencies.find((one) => one.id === tx.actor.agencyId)
        return {
          own: { id: tx.actor.agencyId, name: own?.name ?? '' },
          agencies: agencies.filter((one) => one !== own).map(({ id, name, kind }) => ({ id, name, kind })),
          categories,
        }
      }),
    ),
    handle(contract.listAgreements, ({ transact }) =>
      transact(async (tx) => ({
        agreements: (await service.listAgreements(tx)).map((row) => presentAgreement(tx.actor, row)),
      })),
    ),
    handle(contract.readAgreement, ({ params, transact }) =>
      transact(async (tx) => presentAgreement(tx.actor, await service.readAgreement(tx, params.id))),
    ),
    handle(contract.proposeAgreement, ({ body, transact }) =>
      transact((tx) => service.proposeAgreement(tx, parts, body)),
    ),
    handle(contract.reviseAgreement, ({ params, body, transact }) =>
      transact((tx) => service.reviseAgreement(tx, parts, params.id, body)),
    ),
    handle(contract.acceptAgreement, ({ params, transact }) =>
      transact(async (tx) => presentAgreement(tx.actor, await service.acceptAgreement(tx, params.id))),
    ),
    handle(contract.endAgreement, async ({ params, body, transact }) => {
      await transact((tx) => service.endAgreement(tx, params.id, body.reason))
      return { done: true as const }
    }),
  ]
}

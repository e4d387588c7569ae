import type { Asker, Ground } from './person.ts'
import { send } from './send.ts'

/** A text that stands only in records of an agency that shares nothing: wherever else it appears, it leaked. */
export const CANARY = 'quagga-zephyr-71'

/** A small incident as its contract takes it. */
export function incident(
  number: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    number,
    occurredOn: '2026-02-14',
    occurredTime: '23:40',
    reportedAt: null,
    place: {
      address: `${number} Carver Street`,
      precision: 'exact',
      latitude: 40.68,
      longitude: -73.91,
      setting: 'outside',
      kind: 'street',
      district: null,
    },
    exclusion: null,
    circumstance: null,
    domestic: null,
    officerInvolved: null,
    status: 'open',
    statusOn: null,
    victims: [
      {
        age: { low: 30, high: 34 },
        sex: 'male',
        race: null,
        ethnicity: null,
        outcome: 'wounded',
        diedOn: null,
        wound: 'leg',
      },
    ],
    suspects: [],
    weapons: [],
    alerts: [],
    remarks: null,
    ...more,
  }
}

/** Enters an incident that carries the canary in every text. */
export async function record(
  ground: Ground,
  keeper: Asker,
  number: string,
): Promise<{ path: string; id: string }> {
  const path = '/api/incidents'
  const body = incident(`${CANARY} ${number}`, { remarks: CANARY })
  const answer = await send(ground, keeper, {
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(`No incident could be entered: ${answer.text}`)
  return { path, id: (answer.json as { id: string }).id }
}

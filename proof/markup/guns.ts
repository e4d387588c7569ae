import { send, type Asker, type Ground } from '../town/index.ts'

/** Gives a hostile text of at most a length, by its place among them. */
export type Cut = (place: number, longest: number) => string

/** What the rooms of guns hold of hostile texts, as addresses of their screens ask for it. */
export interface PlantedGuns {
  readonly exhibits: readonly string[]
  readonly cases: readonly string[]
  readonly recoveries: readonly string[]
  readonly traces: readonly string[]
}

/** Enough of each for every text to stand in one of their fields. */
const CASES = 6
const GUNS = 9
const FIELDS = 14

/** Fills the evidence room and the tracing desk of the reader's agency with hostile texts. */
export async function plantGuns(ground: Ground, reader: Asker, cut: Cut): Promise<PlantedGuns> {
  const json = async (method: 'POST' | 'PUT', url: string, body?: unknown): Promise<Made> => {
    const sent = { method, url, headers: { 'content-type': 'application/json' } }
    const answer = await send(ground, reader, { ...sent, payload: JSON.stringify(body ?? {}) })
    if (answer.status !== 200) throw new Error(`${url} did not take a hostile text: ${answer.text}`)
    return answer.json as Made
  }
  await json('PUT', '/api/session/purpose', { purpose: 'criminal-investigation' })
  const scenes = []
  for (let n = 0; n < CASES; n++) scenes.push(await json('POST', '/api/ballistics/exhibits', scene(n, cut)))
  const recoveries = []
  for (let n = 0; n < GUNS; n++)
    recoveries.push((await json('POST', '/api/tracing/recoveries', recovery(n, cut))).id)
  const traces = []
  for (const id of recoveries.slice(0, 3))
    traces.push((await json('POST', `/api/tracing/recoveries/${id}/traces`)).id)
  return {
    exhibits: scenes.flatMap(({ exhibits }) => exhibits.map(({ id }) => id)),
    cases: scenes.map((one) => one.case.id),
    recoveries,
    traces,
  }
}

interface Made {
  readonly id: string
  readonly case: { readonly id: string }
  readonly exhibits: readonly { readonly id: string }[]
}

function scene(n: number, cut: Cut) {
  const text = (field: number, longest: number) => cut(n * FIELDS + field, longest)
  return {
    case: { number: text(11, 40), offence: text(12, 120), address: text(13, 200) },
    exhibits: [
      {
        kind: 'cartridge-case',
        number: text(0, 40),
        barcode: text(1, 60),
        propertyTag: text(2, 60),
        calibre: text(3, 60),
        headstamp: text(4, 60),
        make: text(5, 80),
        model: text(6, 80),
        serial: text(7, 60),
        marker: text(8, 20),
        position: text(9, 200),
        remarks: text(10, 2000),
      },
    ],
    collectedAt: '2026-02-14',
    receivedAt: null,
  }
}

function recovery(n: number, cut: Cut) {
  const text = (field: number, longest: number) => cut(n * FIELDS + field + 50, longest)
  const person = {
    role: 'possessor',
    last: text(0, 80),
    first: text(1, 80),
    alias: text(2, 120),
    bornOn: '1999-04-02',
    sex: 'male',
    race: null,
    ethnicity: null,
    heightInches: null,
    weightPounds: null,
    address: text(3, 200),
  }
  return {
    caseNumber: text(4, 60),
    propertyTag: text(5, 60),
    exhibitNumber: text(6, 60),
    recoveredOn: '2026-02-14',
    recoveredTime: '23:40',
    circumstance: 'traffic-stop',
    crimeCode: '5202',
    place: { address: text(7, 200), city: text(8, 80), state: null, latitude: null, longitude: null },
    firearm: {
      serial: text(9, 40),
      make: text(10, 80),
      importer: text(11, 80),
      country: text(12, 60),
      type: 'pistol',
      privatelyMade: false,
      conversionDevice: false,
      calibre: text(13, 40),
      model: text(14, 60),
      markings: text(15, 500),
    },
    stolen: { result: 'no-record', checkedOn: '2026-02-15', reference: text(16, 80) },
    people: [person],
    remarks: text(17, 4000),
  }
}

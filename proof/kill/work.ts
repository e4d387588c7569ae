import type { Installation } from './installation.ts'

/** What was answered with 200 before anything was killed, and what was asked for and never answered. */
export interface Ledger {
  readonly entered: string[]
  readonly inDoubt: string[]
  /** Each import that was begun: its id, and the prefix of the numbers in its file. */
  readonly imports: { readonly id: string; readonly prefix: string }[]
}

const NOTHING = { address: null, latitude: null, longitude: null, setting: null, kind: null, district: null }
const BLANK = {
  occurredOn: '2026-02-14',
  occurredTime: null,
  reportedAt: null,
  place: { ...NOTHING, precision: 'unknown' },
  exclusion: null,
  circumstance: null,
  domestic: null,
  officerInvolved: null,
  status: null,
  statusOn: null,
  victims: [
    { outcome: 'wounded', age: null, sex: null, race: null, ethnicity: null, diedOn: null, wound: null },
  ],
  suspects: [],
  weapons: [],
  alerts: [],
  remarks: null,
}

const WRITERS = 4

/** A person at work: enters incidents as fast as they are answered, and imports a file. */
export function workOn(place: Installation, cookie: string, point: number, csv: string, ledger: Ledger) {
  let going = true
  const send = (path: string, body: string, type: string) =>
    fetch(`${place.address()}${path}`, { method: 'POST', headers: { cookie, 'content-type': type }, body })
  const json = (path: string, body: object) => send(path, JSON.stringify(body), 'application/json')

  async function enter(writer: number): Promise<void> {
    for (let n = 0; going; n++) {
      const number = `K-${point}-${writer}-${n}`
      try {
        const answer = await json('/api/incidents', { number, ...BLANK })
        if (answer.status === 200) ledger.entered.push(number)
        else if (answer.status < 500) throw new Fault(`${answer.status} ${await answer.text()}`)
        else ledger.inDoubt.push(number)
        await answer.arrayBuffer().catch(() => {})
      } catch (error) {
        if (error instanceof Fault) throw error
        ledger.inDoubt.push(number)
        return
      }
    }
  }

  async function bring(): Promise<void> {
    const prefix = String(100_000 + point)
    const file = csv.replace(/^(?=\d)/gm, prefix)
    try {
      const uploaded = await send(
        `/api/incidents/imports?name=${prefix}.csv`,
        file,
        'application/octet-stream',
      )
      if (uploaded.status >= 500) return
      if (uploaded.status !== 200) throw new Fault(`${uploaded.status} ${await uploaded.text()}`)
      const { id, profile } = (await uploaded.json()) as { id: string; profile: object }
      const begun = await json(`/api/incidents/imports/${id}/start`, { profile })
      if (begun.status === 200) ledger.imports.push({ id, prefix })
      else if (begun.status < 500) throw new Fault(`${begun.status} ${await begun.text()}`)
    } catch (error) {
      if (error instanceof Fault) throw error
    }
  }

  const all = Promise.all([bring(), ...Array.from({ length: WRITERS }, (_, writer) => enter(writer))])
  return {
    async stop() {
      going = false
      await all
    },
  }
}

/** The house answered, and not as it should. */
class Fault extends Error {}

import type { ThroughlineServer } from '#platform/http'
import type { CandidateList, Scan } from '../../modules/ballistics/contract/index.ts'

/** What a technician does in this proof, through the front door. */
export interface Laboratory {
  /** Enters one cartridge case of a case of its own with its scan; answers the scan. */
  enter(name: string, bytes: Uint8Array): Promise<string>
  scan(id: string): Promise<Scan>
  candidates(id: string): Promise<CandidateList>
}

export async function laboratory(app: ThroughlineServer['app'], email: string): Promise<Laboratory> {
  const entered = await app.inject({ method: 'POST', url: '/api/session/demonstration', payload: { email } })
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!
  const headers = { cookie }
  const answered = <T>({ statusCode, body }: { statusCode: number; body: string }): T => {
    if (statusCode >= 300) throw new Error(`${statusCode}: ${body.slice(0, 400)}`)
    return JSON.parse(body) as T
  }
  const get = async <T>(url: string) => answered<T>(await app.inject({ url, headers }))
  return {
    async enter(name, bytes) {
      const payload = {
        case: { number: `P-${name}` },
        exhibits: [{ kind: 'cartridge-case', calibre: '9mm Luger' }],
        collectedAt: null,
        receivedAt: null,
      }
      const made = answered<{ exhibits: readonly { id: string }[] }>(
        await app.inject({ method: 'POST', url: '/api/ballistics/exhibits', headers, payload }),
      )
      const { id } = answered<Scan>(
        await app.inject({
          method: 'POST',
          url: `/api/ballistics/exhibits/${made.exhibits[0]!.id}/scans?name=${encodeURIComponent(name)}`,
          headers: { ...headers, 'content-type': 'application/octet-stream' },
          payload: Buffer.from(bytes),
        }),
      )
      return id
    },
    scan: (id) => get<Scan>(`/api/ballistics/scans/${id}`),
    candidates: (id) => get<CandidateList>(`/api/ballistics/scans/${id}/candidates`),
  }
}

/** An answer with its body read. */
export interface Answer {
  ok: boolean
  status: number
  requestId: string
  body: unknown
}

/** JSON, or undefined where the body is something else, such as the page of a proxy. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

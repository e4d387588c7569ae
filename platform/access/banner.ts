import { createHash } from 'node:crypto'

// The points CJIS Security Policy AC-8 asks for.
const DEFAULT = `You are entering a restricted information system that holds criminal justice and other protected information. Use it only for work you are authorized to do.

What you do here is recorded and reviewed. Unauthorized use is prohibited and may bring criminal and civil penalties. By going on you agree to this recording and review; do not expect privacy in what you do here.`

export interface UseNotice {
  /** Changes with the text: an acknowledgement belongs to the words that were read. */
  readonly version: string
  readonly text: string
}

/** The use notice people acknowledge before they sign in. */
export function useNotice(own: string | null): UseNotice {
  const text = own ?? DEFAULT
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 16) }
}

const PREFIX = 'throughline.draft.'
const KEPT_MS = 7 * 24 * 3_600_000

/** What a form held when its page was left. */
export interface Draft<V> {
  savedAt: string
  values: V
}

const keyOf = (owner: string, form: string) => `${PREFIX}${owner}.${form}`

/** Reads a draft of a person; one older than a week is dropped, for it lies about records that moved on. */
export function readDraft<V>(owner: string, form: string, now: number): Draft<V> | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(owner, form)) ?? 'null') as Draft<V> | null
    if (draft && now - Date.parse(draft.savedAt) < KEPT_MS) return draft
    dropDraft(owner, form)
    return null
  } catch {
    return null
  }
}

/** Keeps a draft; a browser without room for it is not a reason to stop someone typing. */
export function writeDraft(owner: string, form: string, values: unknown, now: number): void {
  try {
    localStorage.setItem(keyOf(owner, form), JSON.stringify({ savedAt: new Date(now).toISOString(), values }))
  } catch {
    dropDraft(owner, form)
  }
}

export function dropDraft(owner: string, form: string): void {
  localStorage.removeItem(keyOf(owner, form))
}

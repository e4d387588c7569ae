/** When an import was started in this window: the record itself only says when the file came. */
const key = (id: string) => `throughline.import.${id}`

/** Notes that an import starts now. */
export function noteStart(id: string): void {
  sessionStorage.setItem(key(id), String(Date.now()))
}

/** Milliseconds since the import was started here; null when it was started elsewhere. */
export function sinceStart(id: string, now: number): number | null {
  const at = Number(sessionStorage.getItem(key(id)))
  return at > 0 ? Math.max(0, now - at) : null
}

const listeners = new Set<() => void>()

/** Says that the server no longer knows this session. */
export function reportSignedOut(): void {
  for (const listener of listeners) listener()
}

/** Hears of ended sessions; answers with the function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

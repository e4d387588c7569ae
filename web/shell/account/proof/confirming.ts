const KEY = 'throughline.confirming'
const KEPT_MS = 10 * 60_000

/**
 * Notes that a window was opened to confirm at a provider. Storage carries it, because a window that visited
 * another origin no longer knows who opened it.
 */
export function beginConfirming(): void {
  localStorage.setItem(KEY, String(Date.now()))
}

/** In the window that comes back: whether it was opened to confirm. Tells the window that waits. */
export function endConfirming(): boolean {
  const since = Number(localStorage.getItem(KEY))
  localStorage.removeItem(KEY)
  return Date.now() - since < KEPT_MS
}

/** Hears that the other window is done; answers with the function that stops listening. */
export function onConfirmed(listener: () => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === KEY && event.newValue === null) listener()
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

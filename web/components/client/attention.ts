let last: number | undefined

const note = () => {
  last = Date.now()
}

/** Notes when the person touches the page: keys, pointer, wheel. Answers with the function that stops it. */
export function watchAttention(): () => void {
  note()
  const options = { capture: true, passive: true }
  for (const kind of ['pointerdown', 'keydown', 'wheel']) window.addEventListener(kind, note, options)
  return () => {
    for (const kind of ['pointerdown', 'keydown', 'wheel']) window.removeEventListener(kind, note, options)
  }
}

/** When the person last touched the page, in milliseconds; undefined while nobody watches. */
export const lastAttention = (): number | undefined => last

import { useEffect, useRef } from 'react'

/** One key of a page: what is pressed, what it does in words, and the doing. */
export interface KeyBinding {
  /** `j`, `/`, `?`, `Enter`, `Escape`, `g p`, `mod+k`, `mod+Enter` (`mod` is Ctrl, or Cmd on a Mac). */
  keys: string
  /** Shown in the keyboard map. */
  label: string
  run: () => void
  /** Works while typing too; only for keys with `mod` and for Escape. */
  inInputs?: boolean
}

const SWITCH = 'throughline.singleLetterKeys'
const SEQUENCE_PAUSE = 1_200

const layers: KeyBinding[][] = []
const listeners = new Set<() => void>()
let pending: { key: string; at: number } | undefined

/** Whether single-letter keys act (WCAG 2.1.4: they can be switched off). */
export function singleLettersOn(): boolean {
  return localStorage.getItem(SWITCH) !== 'off'
}

export function switchSingleLetters(on: boolean): void {
  localStorage.setItem(SWITCH, on ? 'on' : 'off')
  changed()
}

/** Every key that acts on the screen now, the newest part's first. */
export function boundKeys(): KeyBinding[] {
  return layers.toReversed().flat()
}

export function onKeysChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changed(): void {
  for (const listener of listeners) listener()
}

/**
 * Makes keys act while the component is on the screen. Keys rest in inputs and under open dialogs; where two
 * parts want the same key, the one that came last has it.
 */
export function useKeys(bindings: readonly KeyBinding[], enabled = true): void {
  const current = useRef(bindings)
  const signature = bindings.map((binding) => `${binding.keys}=${binding.label}`).join('\n')
  useEffect(() => {
    current.current = bindings
  })
  useEffect(() => {
    if (!enabled) return
    const layer = current.current.map((binding, index) => ({
      ...binding,
      run: () => current.current[index]?.run(),
    }))
    layers.push(layer)
    changed()
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      changed()
    }
  }, [enabled, signature])
}

/** Listens on the window; the shell calls it once. Answers with the function that stops it. */
export function startKeyboard(): () => void {
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = nameOf(event)
  const sequence =
    pending && Date.now() - pending.at < SEQUENCE_PAUSE ? `${pending.key} ${pressed}` : undefined
  const all = boundKeys()
  const binding =
    (sequence && all.find((one) => one.keys === sequence)) || all.find((one) => one.keys === pressed)
  pending = undefined
  if (!binding) {
    if (mayAct(event, pressed, false) && all.some((one) => one.keys.startsWith(`${pressed} `)))
      pending = { key: pressed, at: Date.now() }
    return
  }
  if (!mayAct(event, pressed, binding.inInputs ?? false)) return
  event.preventDefault()
  binding.run()
}

function nameOf(event: KeyboardEvent): string {
  const modified = event.ctrlKey || event.metaKey ? 'mod+' : ''
  return modified + (event.key.length === 1 ? event.key.toLowerCase() : event.key)
}

function mayAct(event: KeyboardEvent, pressed: string, inInputs: boolean): boolean {
  const single = !pressed.startsWith('mod+')
  if (event.altKey) return false
  if (single && pressed.length === 1 && !singleLettersOn()) return false
  if (inInputs) return true
  if (single && document.querySelector('[role="dialog"][aria-modal="true"]')) return false
  return !(event.target instanceof HTMLElement && takesText(event.target, single))
}

function takesText(target: HTMLElement, single: boolean): boolean {
  if (target.isContentEditable || target.closest('[role="listbox"], [role="menu"]')) return single
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

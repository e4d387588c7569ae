import { useEffect } from 'react'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { formText } from './text.ts'

/** By the key's place, not its letter: with Alt some keyboards type another sign. */
const KEYS: Readonly<Record<string, string>> = {
  KeyV: 'victims',
  KeyS: 'suspects',
  KeyW: 'weapons',
  KeyA: 'alerts',
  KeyC: 'charges',
}

/** Alt with a letter adds a row, while typing too; the keyboard map lists the keys. */
export function useAddKeys(): void {
  const t = useMessages(formText)
  // Keys with Alt are handled below: the keyboard of the house leaves them to the browser.
  useKeys([
    { keys: 'Alt V', label: t('addVictim'), run: () => {} },
    { keys: 'Alt S', label: t('addSuspect'), run: () => {} },
    { keys: 'Alt W', label: t('addWeapon'), run: () => {} },
    { keys: 'Alt A', label: t('addAlert'), run: () => {} },
    { keys: 'Alt C', label: t('addCharge'), run: () => {} },
  ])
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function onKey(event: KeyboardEvent): void {
  const kind = KEYS[event.code]
  if (!event.altKey || event.ctrlKey || event.metaKey || !kind) return
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return
  const button = kind === 'charges' ? chargeButton() : document.querySelector(`[data-add="${kind}"]`)
  if (!(button instanceof HTMLElement)) return
  event.preventDefault()
  button.click()
}

/** The button of the suspect being entered, else of the last one. */
function chargeButton(): Element | undefined {
  const here = document.activeElement?.closest('[data-row="suspects"]')
  return [...(here ?? document).querySelectorAll('[data-add^="charges."]')].at(-1)
}

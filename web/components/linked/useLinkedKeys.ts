import { useEffect, useRef } from 'react'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import type { Linked } from './LinkedProvider.tsx'
import { words } from './words.ts'

/** Enter and Esc here belong to the field, the menu or the popover, not to the list. */
const busy =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]'
const pressable = 'button, a[href], summary, [role="button"], [role="tab"], [role="application"]'

/** `j` `k` walk the list, Enter opens what is selected, Esc lets go of it. */
export function useLinkedKeys(linked: Linked): void {
  const t = useMessages(words)
  useKeys([
    { keys: 'j', label: t('next'), run: () => linked.step(1) },
    { keys: 'k', label: t('previous'), run: () => linked.step(-1) },
  ])
  const latest = useRef(linked)
  useEffect(() => {
    latest.current = linked
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handle(event, latest.current)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Enter must still press a focused button, so it is not bound as a key of the page. */
function handle(event: KeyboardEvent, { selected, open, select }: Linked): void {
  if (selected === null || event.defaultPrevented) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest(busy)) return
  if (event.key === 'Enter' && !target.closest(pressable)) open(selected)
  else if (event.key === 'Escape') select(null)
}

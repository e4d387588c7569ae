import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import { useNavigationGroups } from '../navigation/groups.ts'
import { toggleRail } from '../navigation/rail.ts'
import { words } from './words.ts'

/** The keys of the house: search, help, navigation, and `g` with the letter of a room. */
export function useShellKeys({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }): void {
  const t = useMessages(words)
  const go = useGo()
  const items = useNavigationGroups().flatMap((group) => group.items)
  useKeys([
    { keys: 'mod+k', label: t('search'), run: onPalette, inInputs: true },
    { keys: '?', label: t('help'), run: onHelp },
    { keys: '[', label: t('rail'), run: toggleRail },
    ...items
      .filter((item) => item.letter)
      .map((item) => ({ keys: `g ${item.letter}`, label: item.title, run: () => go(item.path) })),
  ])
}

import { useEffect } from 'react'

const NAME = 'Throughline'

/** Names the window, the tab and the page's line among the recent ones: "Incident 24-1187". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${NAME}` : NAME
  }, [title])
}

/** The title a page gave itself, without the name of the house. */
export function currentTitle(): string {
  return document.title.replace(` · ${NAME}`, '')
}

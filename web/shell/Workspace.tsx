import { Suspense, useEffect, useRef, useState } from 'react'
import { AppShell, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { startKeyboard } from '#web/keyboard'
import { useFormats, useMessages, useNow } from '#web/messages'
import { purposeWords, usePerson, useSession } from '#web/session'
import { Loading } from '#web/states'
import { tokens } from '../theme/index.ts'
import { EndedSession } from './entry/EndedSession.tsx'
import { SignInPage } from './entry/SignInPage.tsx'
import { KeyboardMap } from './keyboard/KeyboardMap.tsx'
import { useShellKeys } from './keyboard/useShellKeys.ts'
import { Navigation } from './navigation/Navigation.tsx'
import { useRail } from './navigation/rail.ts'
import { Palette } from './palette/Palette.tsx'
import { useRecentPages } from './palette/recent.ts'
import { TopBar } from './top/TopBar.tsx'
import { words } from './words.ts'
import styles from './shell.module.css'

/** The workspace: whoever is signed in sees the shell round the page; anyone else signs in right here. */
export function Workspace() {
  return (
    <Suspense fallback={<Loading />}>
      <Entrance />
    </Suspense>
  )
}

function Entrance() {
  const { person } = useSession()
  return person ? <Shell key={person.id} /> : <SignInPage />
}

function Shell() {
  const t = useMessages(words)
  const rail = useRail()
  const phone = useMediaQuery(`(max-width: ${tokens.breakpoints.tablet}px)`, false, {
    getInitialValueInEffect: false,
  })
  const [menu, setMenu] = useState(false)
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  useEffect(startKeyboard, [])
  useShellKeys({ onPalette: () => setPalette(true), onHelp: () => setHelp(true) })
  useRecentPages()
  return (
    <>
      <a href="#page" className={styles.skip}>
        {t('skip')}
      </a>
      <AppShell
        layout="default"
        padding={0}
        header={{ height: tokens.size.topBar }}
        navbar={{
          width: rail ? tokens.size.navRail : tokens.size.navOpen,
          breakpoint: 'sm',
          collapsed: { mobile: true },
        }}
        zIndex={tokens.z.topBar}
        transitionDuration={0}
      >
        <AppShell.Header className={styles.header ?? ''}>
          <TopBar
            rail={rail}
            onMenu={phone ? () => setMenu(true) : undefined}
            onPalette={() => setPalette(true)}
            onHelp={() => setHelp(true)}
          />
        </AppShell.Header>
        {!phone && (
          <AppShell.Navbar className={styles.navbar ?? ''}>
            <Navigation rail={rail} />
          </AppShell.Navbar>
        )}
        <AppShell.Main className={styles.main ?? ''}>
          <Page />
        </AppShell.Main>
      </AppShell>
      {phone && (
        <Drawer opened={menu} onClose={() => setMenu(false)} size={280} title="Throughline" padding="xs">
          <Navigation onGo={() => setMenu(false)} />
        </Drawer>
      )}
      <Palette opened={palette} onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />
      <KeyboardMap opened={help} onClose={() => setHelp(false)} />
      <EndedSession />
    </>
  )
}

/** The page itself. A new page takes the focus, so that the keyboard and screen readers start at its top. */
function Page() {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const region = useRef<HTMLDivElement>(null)
  const former = useRef(pathname)
  useEffect(() => {
    if (former.current !== undefined && former.current !== pathname)
      region.current?.focus({ preventScroll: true })
    former.current = pathname
  }, [pathname])
  return (
    <div id="page" ref={region} tabIndex={-1} className={styles.page} data-focus-target>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
      <PrintFooter />
    </div>
  )
}

function PrintFooter() {
  const t = useMessages(words)
  const { moment } = useFormats()
  const { agency, purpose } = useSession()
  const { name } = usePerson()
  const now = useNow()
  return (
    <p className="print-only print-footer">
      {t('printed', {
        agency: agency?.name ?? '',
        purpose: purpose ? purposeWords(purpose) : '',
        name,
        moment: moment(now.toISOString()),
      })}
    </p>
  )
}

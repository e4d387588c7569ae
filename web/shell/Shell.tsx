import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { AppShell } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { startKeyboard } from '#web/keyboard'
import { useFormats, useMessages, useNow } from '#web/messages'
import { purposeWords, usePerson, useSession } from '#web/session'
import { Loading } from '#web/states'
import { tokens } from '../theme/index.ts'
import { AlarmBanner } from './audit/AlarmBanner.tsx'
import { RecoveredNotice } from './account/RecoveredNotice.tsx'
import { SessionGuard } from './entry/guard/SessionGuard.tsx'
import { useShellKeys } from './keyboard/useShellKeys.ts'
import { Navigation } from './navigation/Navigation.tsx'
import { useRail } from './navigation/rail.ts'
import { useRecentPages } from './palette/recent.ts'
import { TopBar } from './top/TopBar.tsx'
import { TourBanner } from './tour/TourBanner.tsx'
import { words } from './words.ts'
import styles from './shell.module.css'

const Palette = lazy(() => import('./palette/Palette.tsx'))
const KeyboardMap = lazy(() => import('./keyboard/KeyboardMap.tsx'))
const Tour = lazy(() => import('./tour/Tour.tsx'))
const NavigationDrawer = lazy(() => import('./navigation/NavigationDrawer.tsx'))

/** The parts that open over the page. Each is fetched when it is first asked for, and then stays. */
type Layer = 'menu' | 'palette' | 'help'

/** Height of the line above the bar that says what is invented. */
const BANNER = 26

/** The frame round every page of the workspace. */
export default function Shell() {
  const t = useMessages(words)
  const rail = useRail()
  const { demonstration } = useSession()
  const head = tokens.size.topBar + (demonstration ? BANNER : 0)
  const phone = useMediaQuery(`(max-width: ${tokens.breakpoints.tablet}px)`, false, {
    getInitialValueInEffect: false,
  })
  const { open, toggle, layers } = useLayers()
  useEffect(startKeyboard, [])
  useShellKeys({ onPalette: () => toggle('palette', true), onHelp: () => toggle('help', true) })
  useRecentPages()
  return (
    <>
      <a href="#page" className={styles.skip}>
        {t('skip')}
      </a>
      <AppShell
        padding={0}
        // Pages that fill the window, and heads that stay, begin below all of it.
        style={{ '--top-bar': `${head}px` }}
        header={{ height: head }}
        navbar={{
          width: rail ? tokens.size.navRail : tokens.size.navOpen,
          breakpoint: 'sm',
          collapsed: { mobile: true },
        }}
        zIndex={tokens.z.topBar}
        transitionDuration={0}
      >
        <AppShell.Header className={styles.header ?? ''}>
          {demonstration && <TourBanner />}
          <div className={styles.topBar}>
            <TopBar
              rail={rail}
              onMenu={phone ? () => toggle('menu', true) : undefined}
              onPalette={() => toggle('palette', true)}
              onHelp={() => toggle('help', true)}
            />
          </div>
        </AppShell.Header>
        {!phone && (
          <AppShell.Navbar className={styles.navbar ?? ''}>
            <Navigation rail={rail} />
          </AppShell.Navbar>
        )}
        <AppShell.Main className={styles.main ?? ''}>
          <AlarmBanner />
          <RecoveredNotice />
          <Page />
        </AppShell.Main>
      </AppShell>
      <Suspense fallback={null}>
        {demonstration && <Tour />}
        {layers.has('menu') && (
          <NavigationDrawer opened={phone && open === 'menu'} onClose={() => toggle('menu', false)} />
        )}
        {layers.has('palette') && (
          <Palette
            opened={open === 'palette'}
            onClose={() => toggle('palette', false)}
            onHelp={() => toggle('help', true)}
          />
        )}
        {layers.has('help') && <KeyboardMap opened={open === 'help'} onClose={() => toggle('help', false)} />}
      </Suspense>
      <SessionGuard />
    </>
  )
}

/** Which layer is open, and which have been opened before: those stay, to close gracefully. */
function useLayers() {
  const [open, setOpen] = useState<Layer | null>(null)
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set())
  const toggle = (layer: Layer, shown: boolean) => {
    if (shown) setLayers((old) => new Set([...old, layer]))
    setOpen((now) => (shown ? layer : now === layer ? null : now))
  }
  return { open, toggle, layers }
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

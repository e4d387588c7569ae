import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LocaleProvider } from '#web/messages'
import { Notices } from '#web/notices'
import { theme, variables } from '../theme/index.ts'

/** Shared with public/scheme.js, which reads the choice before the first paint. */
const colorScheme = localStorageColorSchemeManager({ key: 'throughline.scheme' })

/** Look, language, notices and the cache of answers, for the app and for the gallery. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <LocaleProvider>
        <QueryClientProvider client={queryClient}>
          {children}
          <Notices />
        </QueryClientProvider>
      </LocaleProvider>
    </MantineProvider>
  )
}

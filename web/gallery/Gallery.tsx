import { lazy, Suspense, useEffect } from 'react'
import type { ComponentType } from 'react'
import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { startKeyboard } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { usePageTitle } from '#web/pages'
import { words } from './words.ts'

interface GalleryPart {
  title: string
  default: ComponentType
}

const own = import.meta.glob<GalleryPart>('./parts/*.tsx')
const others = import.meta.glob<GalleryPart>('../components/*/gallery.tsx')

// `?only=/parts/` or `?only=map` opens a few parts: maps cost seconds each without a graphics card.
const only = new URLSearchParams(window.location.search).get('only') ?? ''

const chosen = Object.entries({ ...own, ...others }).filter(([path]) => path.includes(only))

const parts = chosen.map(([, load]) =>
  lazy(async () => {
    const part = await load()
    const Content = part.default
    return {
      default: () => (
        <Section title={part.title}>
          <Content />
        </Section>
      ),
    }
  }),
)

/** Every shared part in every state, for the eye and for the accessibility test. Development only. */
export function Gallery() {
  const t = useMessages(words)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  usePageTitle(t('title'))
  useEffect(startKeyboard, [])
  return (
    <main>
      <PageHead
        title={t('title')}
        actions={
          <SegmentedControl
            aria-label={t('title')}
            value={colorScheme === 'dark' ? 'dark' : 'light'}
            onChange={(value) => setColorScheme(value === 'dark' ? 'dark' : 'light')}
            data={[
              { value: 'light', label: t('light') },
              { value: 'dark', label: t('dark') },
            ]}
          />
        }
      />
      <PageBody>
        <Suspense fallback={null}>
          {parts.map((Part, index) => (
            <Part key={index} />
          ))}
          <div data-gallery-ready />
        </Suspense>
      </PageBody>
    </main>
  )
}

import { lazy, Suspense, useRef, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { call } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { scanExhibit, type ExhibitRow } from '../../contract/index.ts'
import styles from './scan.module.css'
import { text } from './text.ts'

// Fetched when someone asks for it: hand scanners and keyboards need none of it.
const Camera = lazy(() => import('./Camera.tsx'))
const hasCamera = () => 'mediaDevices' in navigator

interface ScanFieldProps {
  onFound: (exhibit: ExhibitRow) => void
  autoFocus?: boolean
}

/** Where a hand scanner types, or a person: each code is looked up and the field is ready for the next. */
export function ScanField({ onFound, autoFocus = false }: ScanFieldProps) {
  const t = useMessages(text)
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [camera, setCamera] = useState(false)
  const [several, setSeveral] = useState<readonly ExhibitRow[]>([])
  const [said, setSaid] = useState<string | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const found = (exhibit: ExhibitRow) => {
    setSeveral([])
    onFound(exhibit)
    input.current?.focus()
  }
  const look = async (given: string) => {
    const wanted = given.trim()
    if (wanted === '') return
    setCode('')
    setSaid(null)
    setFailed(null)
    setSeveral([])
    try {
      const { exhibits } = await call(scanExhibit, { query: { code: wanted } })
      const [first, ...more] = exhibits
      if (!first) setSaid(t('none', { code: wanted }))
      else if (more.length > 0) setSeveral(exhibits)
      else found(first)
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <div className={styles['field']}>
      <form
        className={styles['line']}
        onSubmit={(event) => {
          event.preventDefault()
          void look(code)
        }}
      >
        <TextInput
          ref={input}
          className={styles['input'] ?? ''}
          label={t('label')}
          description={t('help')}
          // A scanner types without a look at the screen: the field must be ready when the page opens.
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          autoComplete="off"
          value={code}
          error={said}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" className={styles['find'] ?? ''}>
          {t('find')}
        </Button>
        {hasCamera() && (
          <Button
            type="button"
            variant="subtle"
            className={styles['find'] ?? ''}
            aria-pressed={camera}
            onClick={() => setCamera(!camera)}
          >
            {t(camera ? 'cameraOff' : 'camera')}
          </Button>
        )}
      </form>
      {camera && (
        <Suspense fallback={null}>
          <Camera onRead={(read) => void look(read)} />
        </Suspense>
      )}
      {failed !== null && <ErrorNotice error={failed} />}
      {several.length > 0 && (
        <div role="status">
          <p>{t('several')}</p>
          {several.map((one) => (
            <Button key={one.id} variant="subtle" onClick={() => found(one)}>
              {[one.number, one.sharedBy ?? one.case?.agency].filter(Boolean).join(', ')}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

import { Fragment, useSyncExternalStore } from 'react'
import { Kbd, Modal, Switch } from '@mantine/core'
import { boundKeys, onKeysChange, singleLettersOn, switchSingleLetters } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './keyboard.module.css'

const HOUSE = new Set(['mod+k', '?', '['])

/** Every key that acts, and the switch for those of a single letter. */
export default function KeyboardMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useMessages(words)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.map}>
        <Bound />
        <Group title={t('lists')} lines={everywhere(t)} />
      </div>
      <LettersSwitch />
    </Modal>
  )
}

function everywhere(t: (key: keyof (typeof words)['en']) => string): Line[] {
  return [
    { keys: '/', label: t('filter') },
    { keys: 'j k', label: t('next') },
    { keys: 'Enter', label: t('open') },
    { keys: 'Escape', label: t('close') },
    { keys: '1 2 3', label: t('decide') },
    { keys: 'mod+Enter', label: t('submit') },
    { keys: '← ↑ ↓ →', label: t('arrows') },
    { keys: 't', label: t('table') },
  ]
}

/** What is bound now: the house's keys, then those of the page behind this dialog. */
function Bound() {
  const t = useMessages(words)
  const signature = useSyncExternalStore(onKeysChange, () =>
    boundKeys()
      .map((one) => `${one.keys}\t${one.label}`)
      .join('\n'),
  )
  const lines = [...new Set(signature.split('\n'))].map((line) => {
    const [keys = '', label = ''] = line.split('\t')
    return { keys, label }
  })
  const house = lines.filter(({ keys }) => HOUSE.has(keys) || keys.startsWith('g '))
  const page = lines.filter((line) => !house.includes(line))
  return (
    <>
      <Group title={t('house')} lines={house} />
      {page.length > 0 && <Group title={t('here')} lines={page} />}
    </>
  )
}

interface Line {
  keys: string
  label: string
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>
        {lines.map(({ keys, label }) => (
          <div key={keys + label} className={styles.line}>
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Keys({ keys }: { keys: string }) {
  return keys.split(' ').map((part, index) => (
    <Fragment key={part + String(index)}>
      {index > 0 && ' '}
      <Kbd>{spoken(part)}</Kbd>
    </Fragment>
  ))
}

/** `mod+k` as it stands on the keyboard: Ctrl K, or ⌘ K. */
function spoken(part: string): string {
  const apple = navigator.userAgent.includes('Mac')
  return part
    .replace('mod+', apple ? '⌘ ' : 'Ctrl ')
    .replace('Escape', 'Esc')
    .replace(/ k$/, ' K')
}

function LettersSwitch() {
  const t = useMessages(words)
  const on = useSyncExternalStore(onKeysChange, singleLettersOn)
  return (
    <Switch
      mt="lg"
      checked={on}
      onChange={(event) => switchSingleLetters(event.currentTarget.checked)}
      label={t('letters')}
      description={t('lettersHelp')}
    />
  )
}

import { ActionIcon, Progress, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { asProblem } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { Mark } from '../../contract/index.ts'
import { canBeNamed, isLookedAt, type Parcel } from './files.ts'
import { text } from './text.ts'
import type { Parcels } from './useParcels.ts'
import styles from './send.module.css'

interface LineProps {
  parcel: Parcel
  parcels: Parcels
}

/** One file: what it is, where it goes, and how it stands. */
export function ParcelLine({ parcel, parcels }: LineProps) {
  const t = useMessages(text)
  const { file, kind, path, state } = parcel
  const { bytes } = useFormats()
  return (
    <li className={styles['line']} data-state={state}>
      <div className={styles['file']}>
        <span className={styles['name']}>{file.name}</span>
        <span className={styles['quiet']}>
          {[t(kind ?? 'otherKind'), bytes(file.size), path === file.name ? null : folderOf(path)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Target parcel={parcel} parcels={parcels} />
      <Standing parcel={parcel} />
      {state !== 'sending' && state !== 'kept' ? (
        <ActionIcon
          variant="subtle"
          aria-label={t('remove', { name: file.name })}
          onClick={() => parcels.remove(parcel)}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </li>
  )
}

const folderOf = (path: string) => path.split('/').slice(0, -1).join('/')

/** Which exhibit and which mark of it a file is of; what can still be said is a field. */
function Target({ parcel, parcels }: LineProps) {
  const t = useMessages(text)
  const { exhibit, file, kind, land, mark, state } = parcel
  if (state === 'hindered' && canBeNamed(parcel)) return <NumberField parcel={parcel} parcels={parcels} />
  if (!exhibit) return <span />
  const isOpen = state === 'ready' || state === 'refused'
  return (
    <div className={styles['target']}>
      <PageLink to={`/ballistics/exhibits/${exhibit.id}`}>{exhibit.number}</PageLink>
      {kind === 'scan' && isOpen && (
        <Select
          w={150}
          aria-label={t('markOf', { name: file.name })}
          value={mark}
          allowDeselect={false}
          onChange={(value) => parcels.mark(parcel, Mark.parse(value))}
          data={Mark.options.map((value) => ({ value, label: t(`mark.${value}`) }))}
        />
      )}
      {kind === 'scan' && !isOpen && <span>{t(`mark.${mark}`)}</span>}
      {kind === 'scan' && mark === 'bullet-land' && <span>{t('land', { land: land ?? 1 })}</span>}
    </div>
  )
}

function NumberField({ parcel, parcels }: LineProps) {
  const t = useMessages(text)
  const { file, hindrance } = parcel
  const say = (number: string) => {
    if (number.trim() !== '') void parcels.name(parcel, number.trim().slice(0, 80))
  }
  return (
    <TextInput
      key={hindrance}
      aria-label={t('exhibitOf', { name: file.name })}
      placeholder={t('exhibitHolder')}
      maxLength={80}
      onKeyDown={(event) => event.key === 'Enter' && say(event.currentTarget.value)}
      onBlur={(event) => say(event.currentTarget.value)}
    />
  )
}

function Standing({ parcel }: { parcel: Parcel }) {
  const t = useMessages(text)
  const { error, hindrance, scan, sent, state } = parcel
  if (state === 'hindered') return <p className={styles['wrong']}>{hindrance && t(`why.${hindrance}`)}</p>
  if (state === 'refused') {
    const { sentence, remedy } = asProblem(error)
    return (
      <p className={styles['wrong']}>
        {sentence} {remedy}
      </p>
    )
  }
  if (state === 'matching') return <p className={styles['quiet']}>{t('matching')}</p>
  if (state === 'ready') return <span />
  if (state === 'sending') return <Sent share={sent} name={parcel.file.name} />
  if (!scan) return <p className={styles['good']}>{t('isKept')}</p>
  return (
    <p
      className={
        isLookedAt(parcel) ? styles['quiet'] : scan.state === 'ready' ? styles['good'] : styles['wrong']
      }
    >
      {isLookedAt(parcel)
        ? t('checked')
        : [
            scan.problem?.sentence ?? scan.finding?.sentence ?? t('good'),
            scan.problem?.remedy ?? scan.finding?.remedy,
          ]
            .filter(Boolean)
            .join(' ')}{' '}
      <PageLink to={`/ballistics/scans/${scan.id}`} underline="always">
        {t('openScan')}
      </PageLink>
    </p>
  )
}

function Sent({ share, name }: { share: number; name: string }) {
  const t = useMessages(text)
  const { number } = useFormats()
  return (
    <div>
      <Progress value={share * 100} aria-label={name} />
      <p className={styles['quiet']}>
        {share >= 1 ? t('keeping') : t('sending', { share: `${number(Math.round(share * 100))} %` })}
      </p>
    </div>
  )
}

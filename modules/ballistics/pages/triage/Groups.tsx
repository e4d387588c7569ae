import type { KeyboardEvent } from 'react'
import { NativeSelect, Radio, TextInput } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import type { TriageRow } from '../../contract/index.ts'
import { useRoomSay } from '../say.ts'
import { gunsOf, isGun, type Place, type Plan } from './plan.ts'
import { text } from './text.ts'
import styles from './triage.module.css'

interface GroupsProps {
  rows: readonly TriageRow[]
  plan: Plan
  mayDecide: boolean
  /** Places whose reason was missing at the last attempt to save. */
  missing: readonly string[]
  onMove: (id: string, to: Place) => void
  onEnter: (place: Place, id: string) => void
  onReason: (place: Place, reason: string) => void
}

/** The piles on the table: one for each gun, those left out, and those nobody decided about. */
export function Groups(props: GroupsProps) {
  const { rows, plan } = props
  const { guns } = gunsOf(plan)
  const places: Place[] = ['undecided', ...guns, 'hold', 'not-suitable']
  return (
    <div className={styles['groups']}>
      {places.map((place) => {
        const here = rows.filter(({ id }) => (plan.places[id] ?? 'undecided') === place)
        return here.length === 0 && place !== 'undecided' ? null : (
          <Group key={place} place={place} here={here} {...props} />
        )
      })}
    </div>
  )
}

function Group({ place, here, ...props }: GroupsProps & { place: Place; here: readonly TriageRow[] }) {
  const t = useMessages(text)
  const { plan, mayDecide, missing } = props
  const title = isGun(place)
    ? t('group', { letter: place })
    : t(place as 'undecided' | 'hold' | 'not-suitable')
  const open = here.filter(({ acquiredAt }) => acquiredAt === null)
  const explains = place !== 'undecided' && mayDecide && (isGun(place) ? here.length > 1 : open.length > 0)
  return (
    <section className={styles['group']} data-place={isGun(place) ? 'gun' : place} aria-label={title}>
      <h2 className={styles['groupTitle']}>
        {title}
        <span>{place === 'undecided' ? t('undecidedHelp') : t('groupHelp', { count: here.length })}</span>
      </h2>
      <ul className={styles['cards']}>
        {here.map((row) => (
          <Card key={row.id} row={row} place={place} {...props} />
        ))}
      </ul>
      {explains && (
        <TextInput
          label={isGun(place) ? t('reason') : t('reasonOther')}
          required
          maxLength={400}
          value={plan.reasons[place] ?? ''}
          error={missing.includes(place) && !plan.reasons[place]?.trim() ? t('reasonNeeded') : null}
          onChange={(event) => props.onReason(place, event.currentTarget.value)}
        />
      )}
    </section>
  )
}

function Card({
  row,
  place,
  plan,
  mayDecide,
  onMove,
  onEnter,
}: GroupsProps & { row: TriageRow; place: Place }) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const { guns, next } = gunsOf(plan)
  const { id, number, acquiredAt } = row
  const fixed = acquiredAt !== null || !mayDecide
  const marks = [
    row.calibre,
    row.headstamp,
    row.firingPinShape && code(`pin.${row.firingPinShape}`),
    row.breechMarks && code(`breech.${row.breechMarks}`),
    row.position,
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    if (fixed || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toUpperCase()
    const to =
      key === 'H' ? 'hold' : key === 'N' ? 'not-suitable' : [...guns, next].find((gun) => gun === key)
    if (to === undefined) return
    event.preventDefault()
    onMove(id, to)
  }
  return (
    <li className={styles['card']}>
      <div>
        <p>
          <PageLink to={`/ballistics/exhibits/${id}`} className="mono">
            {number}
          </PageLink>{' '}
          <span className={styles['quiet']}>
            {[code(`kind.${row.kind}`), row.marker && t('marker', { marker: row.marker })]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
        <p className={styles['quiet']}>{marks.filter(Boolean).join(' · ')}</p>
      </div>
      {acquiredAt !== null ? (
        <span className={styles['quiet']}>{t('done')}</span>
      ) : (
        isGun(place) && (
          <Radio
            name={`gun-${place}`}
            label={t('enters')}
            aria-label={t('choose', { number })}
            checked={plan.entered[place] === id}
            disabled={fixed}
            onChange={() => onEnter(place, id)}
          />
        )
      )}
      {!fixed && (
        <NativeSelect
          aria-label={t('moveTo', { number })}
          value={place}
          onChange={(event) => onMove(id, event.currentTarget.value)}
          onKeyDown={onKeyDown}
          data={[
            { value: 'undecided', label: t('undecided') },
            ...guns.map((gun) => ({ value: gun, label: t('group', { letter: gun }) })),
            ...(guns.includes(next) ? [] : [{ value: next, label: `${t('newGroup')} (${next})` }]),
            { value: 'hold', label: t('hold') },
            { value: 'not-suitable', label: t('not-suitable') },
          ]}
        />
      )}
    </li>
  )
}

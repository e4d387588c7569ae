import type { ReactNode } from 'react'
import { useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { PageLink } from '#web/pages'
import type { Exhibit, ExhibitReference } from '../../contract/index.ts'
import { momentWords } from '../moment.ts'
import styles from '../room.module.css'
import { useRoomSay } from '../say.ts'
import { text } from './text.ts'

interface ExhibitProps {
  exhibit: Exhibit
}

const Mono = ({ children }: { children: string | null }) =>
  children === null ? null : <span className="mono">{children}</span>

export function WhatFacts({ exhibit }: ExhibitProps) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const { case: its } = exhibit
  return (
    <Facts
      facts={[
        [t('kind'), code(`kind.${exhibit.kind}`)],
        [t('calibre'), exhibit.calibre],
        [t('headstamp'), exhibit.headstamp],
        [t('make'), exhibit.make],
        [t('model'), exhibit.model],
        [t('serial'), exhibit.serial && <Mono key="serial">{exhibit.serial}</Mono>],
        [t('propertyTag'), exhibit.propertyTag && <Mono key="tag">{exhibit.propertyTag}</Mono>],
        [t('barcode'), <Mono key="barcode">{exhibit.barcode}</Mono>],
        [
          t('case'),
          its === null ? (
            code('notShared')
          ) : (
            <PageLink key="case" to={`/ballistics/cases/${its.id}`} inherit>
              {its.numbered ? its.number : code('notStated')}
            </PageLink>
          ),
        ],
        [t('agency'), its?.agency],
      ]}
    />
  )
}

export function ClassFacts({ exhibit }: ExhibitProps) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const { firingPinShape, breechMarks, riflingCount, riflingTwist, riflingWidth } = exhibit
  if ([firingPinShape, breechMarks, riflingCount, riflingTwist, riflingWidth].every((one) => one === null))
    return <p className={styles['quiet']}>{t('noClass')}</p>
  return (
    <Facts
      facts={[
        [t('pin'), firingPinShape && code(`pin.${firingPinShape}`)],
        [t('breech'), breechMarks && code(`breech.${breechMarks}`)],
        [t('grooves'), riflingCount],
        [t('twist'), riflingTwist && code(`twist.${riflingTwist}`)],
        [t('width'), riflingWidth !== null && t('micrometres', { count: riflingWidth })],
      ]}
    />
  )
}

export function SceneFacts({ exhibit }: ExhibitProps) {
  const t = useMessages(text)
  const { code, formats } = useRoomSay()
  const { x, y } = exhibit
  const metres = (value: number | null) => (value === null ? '–' : formats.number(value, 1))
  return (
    <Facts
      facts={[
        [
          t('collected'),
          exhibit.collectedAt === null ? code('notStated') : momentWords(formats, exhibit.collectedAt),
        ],
        [t('marker'), exhibit.marker],
        [t('position'), exhibit.position],
        [t('metres'), (x ?? y) !== null && t('metresBoth', { x: metres(x), y: metres(y) })],
      ]}
    />
  )
}

export function ProgressFacts({ exhibit }: ExhibitProps) {
  const t = useMessages(text)
  const { code, formats } = useRoomSay()
  const at = (moment: string | null) => (moment === null ? t('notYet') : momentWords(formats, moment))
  return (
    <Facts
      facts={[
        [t('received'), at(exhibit.receivedAt)],
        [
          t('triage'),
          exhibit.triage === null ? (
            t('notYet')
          ) : (
            <>
              {code(`triage.${exhibit.triage}`)}
              {exhibit.triageReason && <p className={styles['quiet']}>{exhibit.triageReason}</p>}
            </>
          ),
        ],
        [t('entered'), at(exhibit.acquiredAt)],
        [t('acquisition'), exhibit.acquisition && <Mono key="acquisition">{exhibit.acquisition}</Mono>],
        [t('site'), exhibit.site],
        [t('searched'), at(exhibit.searchedAt)],
        [t('reviewed'), at(exhibit.reviewedAt)],
      ]}
    />
  )
}

export function HeldFacts({ exhibit }: ExhibitProps) {
  const t = useMessages(text)
  if (exhibit.holder === null) return <p className={styles['quiet']}>{t('unknownHolder')}</p>
  return (
    <Facts
      facts={[
        [t('holder'), exhibit.holder],
        [t('place'), exhibit.holderPlace],
      ]}
    />
  )
}

interface TiedProps extends ExhibitProps {
  /** Where it stands; nothing is drawn where the exhibit is tied to none. */
  part: (children: ReactNode) => ReactNode
}

export function TiedFacts({ exhibit, part }: TiedProps) {
  const t = useMessages(text)
  const { firearm, representative, represents, testFires } = exhibit
  const groups = [
    [t('firearm'), firearm === null ? [] : [firearm]],
    [t('representative'), representative === null ? [] : [representative]],
    [t('represents'), represents],
    [t('testFires'), testFires],
  ] as const
  if (groups.every(([, list]) => list.length === 0)) return null
  return part(
    <Facts
      facts={groups.map(([name, list]) => [name, list.length > 0 && <References key={name} list={list} />])}
    />,
  )
}

const References = ({ list }: { list: readonly ExhibitReference[] }) => (
  <ul className={styles['references']}>
    {list.map(({ id, number }) => (
      <li key={id}>
        <PageLink to={`/ballistics/exhibits/${id}`} inherit>
          {number}
        </PageLink>
      </li>
    ))}
  </ul>
)

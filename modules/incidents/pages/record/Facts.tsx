import type { ReactNode } from 'react'
import { Facts } from '#web/page'
import type { Incident } from '../../contract/index.ts'
import { Marked } from './Marked.tsx'
import { areaWords, capital, countsWords, useSentences } from './say.ts'
import { useLayers } from './useIncident.ts'
import styles from './record.module.css'

/** What a case is and how it stands. */
export function CaseFacts({ incident }: { incident: Incident }) {
  const say = useSentences()
  const { t, code, formats } = say
  const { status, statusOn, circumstance, domestic, officerInvolved, exclusion, hidden } = incident
  const yesNo = (value: boolean | null) => value !== null && code(value ? 'yes' : 'no')
  const stands = status && code(`status.${status}`)
  return (
    <Facts
      facts={[
        [t('counts'), capital(countsWords(say, incident))],
        [
          t('status'),
          hidden.includes('status')
            ? t('notShared')
            : marked(
                'status',
                stands
                  ? [stands, statusOn && formats.date(statusOn)].filter(Boolean).join(', ')
                  : code('notStated'),
              ),
        ],
        [
          t('circumstance'),
          hidden.includes('circumstances')
            ? t('notShared')
            : marked('circumstance', circumstance && code(`circumstance.${circumstance}`)),
        ],
        [t('domestic'), marked('domestic', yesNo(domestic))],
        [t('officer'), marked('officerInvolved', yesNo(officerInvolved))],
        [
          t('notCounted'),
          marked(
            'exclusion',
            exclusion && (
              <>
                {code(`exclusion.${exclusion}`)}
                <p className={styles['quiet']}>{code(`definition.${exclusion}`)}</p>
              </>
            ),
          ),
        ],
      ]}
    />
  )
}

/** Where it was, how exactly that is known, and the areas it falls in. */
export function PlaceFacts({ incident }: { incident: Incident }) {
  const { t, code } = useSentences()
  const layers = useLayers()
  const { place, areas } = incident
  const at = [place.setting && code(`setting.${place.setting}`), place.kind && code(`kind.${place.kind}`)]
  const mapped = place.latitude !== null && place.longitude !== null
  return (
    <Facts
      facts={[
        [t('address'), marked('place.address', place.address)],
        [t('precision'), marked('place.precision', code(`precision.${place.precision}`))],
        [
          t('place'),
          incident.hidden.includes('circumstances')
            ? t('notShared')
            : marked('place.kind', at.filter(Boolean).join(', ')),
        ],
        ...areas.map(
          (area) =>
            [
              area.layer,
              areaWords(area, layers.find(({ name }) => name === area.layer)?.one ?? null),
            ] as const,
        ),
        [t('district'), marked('place.district', place.district)],
        [
          t('coordinates'),
          mapped
            ? marked(
                'place.latitude',
                <span className="mono">
                  {place.latitude}, {place.longitude}
                </span>,
              )
            : t('noCoordinates'),
        ],
      ]}
    />
  )
}

/** A value that is marked where an earlier version differs; nothing where nothing is known. */
function marked(path: string, value: ReactNode): ReactNode {
  return value ? <Marked path={path}>{value}</Marked> : null
}

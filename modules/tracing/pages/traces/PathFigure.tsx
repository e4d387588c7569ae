import {
  IconBuildingFactory2,
  IconBuildingStore,
  IconMapPin,
  IconReceipt,
  IconShip,
  IconTruck,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import type { Trace } from '../../contract/index.ts'
import { words } from '../words.ts'
import { pathOf, type Station } from './path.ts'
import { text } from './text.ts'
import styles from './path.module.css'

const ICONS: Readonly<Record<Station['kind'], Icon>> = {
  manufacturer: IconBuildingFactory2,
  importer: IconShip,
  wholesaler: IconTruck,
  dealer: IconBuildingStore,
  purchaser: IconReceipt,
  recovery: IconMapPin,
}

/** The path of the gun from its maker to where it was recovered, to scale in time; a list on a phone. */
export function PathFigure({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date, number } = useFormats()
  const purchaser = t('purchaserNumber', { number: String(trace.result?.purchaserNumber ?? '') })
  const { stations, years } = pathOf(trace, { purchaser })
  const sale = stations.find(({ kind }) => kind === 'purchaser')
  const last = stations.at(-1)!
  const days = trace.result?.daysToCrime ?? null
  const before = sale ?? stations.at(-2)
  return (
    <section className={styles['figure']} aria-labelledby="path-title">
      <div className={styles['head']}>
        <h2 id="path-title">{t('path')}</h2>
        <span>{t('toScale')}</span>
        <p className={styles['legend']} aria-hidden>
          <span className={styles['solid']} /> {t('fromRecords')} <span className={styles['dashed']} />{' '}
          {t('notKnown')}
        </p>
      </div>
      <div className={styles['scale']}>
        {years.map(({ year, left }) => (
          <span key={year} className={styles['year']} style={{ left: `${left}%` }} aria-hidden>
            {year}
          </span>
        ))}
        {before && before !== last && (
          <>
            <span
              className={styles['line']}
              style={{ left: `${stations[0]!.left}%`, width: `${before.left - stations[0]!.left}%` }}
            />
            <span
              className={styles['gap']}
              style={{ left: `${before.left}%`, width: `${last.left - before.left}%` }}
            >
              {days !== null && <b>{t('daysToCrimeOf', { days: number(days) })}</b>}
              <i>{t('handsUnknown')}</i>
            </span>
          </>
        )}
        <ol className={styles['stations']}>
          {stations.map((station, at) => {
            const Drawn = ICONS[station.kind]
            return (
              <li
                key={at}
                data-above={station.above}
                data-edge={station.left > 78 ? 'right' : undefined}
                data-kind={station.kind}
                style={{ left: `${station.left}%` }}
              >
                <span className={styles['dot']}>
                  <Drawn size={16} stroke={1.5} aria-hidden />
                </span>
                <span className={styles['label']}>
                  <span>
                    {code(`step.${station.kind}`)}, {station.on ? date(station.on) : t('dayUnknown')}
                  </span>
                  <b>{station.name}</b>
                  <span>{station.where}</span>
                </span>
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}

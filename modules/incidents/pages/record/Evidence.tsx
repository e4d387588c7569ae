import { Mark } from '#web/marks'
import type { Alert, Incident } from '../../contract/index.ts'
import { Marked } from './Marked.tsx'
import { placeMoment, useSentences } from './say.ts'
import styles from './record.module.css'

/** Weapons, recovered or not. */
export function Weapons({ incident }: { incident: Incident }) {
  const { t, code } = useSentences()
  if (incident.weapons.length === 0) return <p className={styles['quiet']}>{t('noWeapons')}</p>
  return (
    <ul className={styles['people']}>
      {incident.weapons.map((weapon, index) => (
        <li key={weapon.id ?? index} className={styles['person']}>
          <Mark kind={weapon.recovered ? 'gun' : 'gun-inferred'} />
          <div>
            <Marked path={`weapons.${index}`}>
              <strong>{code(`firearm.${weapon.code}`)}</strong>
              {weapon.calibre && `, ${weapon.calibre}`}
              {weapon.recovered !== null && `, ${t(weapon.recovered ? 'recovered' : 'notRecovered')}`}
            </Marked>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Gunshot-detection alerts: what was heard, what officers found, what they collected. */
export function Alerts({ incident }: { incident: Incident }) {
  const { t } = useSentences()
  if (incident.alerts.length === 0) return <p className={styles['quiet']}>{t('noAlerts')}</p>
  return (
    <ul className={styles['people']}>
      {incident.alerts.map((alert, index) => (
        <AlertLine key={alert.id ?? index} alert={alert} index={index} />
      ))}
    </ul>
  )
}

function AlertLine({ alert, index }: { alert: Alert; index: number }) {
  const say = useSentences()
  const { t, code } = say
  const heard = [alert.system, alert.rounds !== null && t('rounds', { count: alert.rounds })].filter(Boolean)
  return (
    <li className={styles['plainItem']}>
      <Marked path={`alerts.${index}`}>
        <span className="mono">{alert.number}</span> <span>{placeMoment(say, alert.alertedAt)}</span>
      </Marked>
      <ol className={styles['chain']}>
        {heard.length > 0 && <li>{heard.join(', ')}</li>}
        <li>{code(`disposition.${alert.disposition}`)}</li>
        {alert.casings !== null && <li>{t('casings', { count: alert.casings })}</li>}
      </ol>
    </li>
  )
}

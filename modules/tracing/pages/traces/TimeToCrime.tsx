import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { BarsPlot } from '#web/plots'
import { Loading } from '#web/states'
import { readTimeToCrime, type Band } from '../../contract/index.ts'
import { useCaveat } from '../parts/Caveat.tsx'
import { words } from '../words.ts'
import { text } from './text.ts'
import styles from './traces.module.css'

/** This gun beside the other traced guns, in ATF's bands, with ATF's caveat. */
export function TimeToCrime({ band }: { band: Band | null }) {
  const t = useMessages(text)
  const caveat = useCaveat()
  const code = useMessages(words)
  const { percent } = useFormats()
  const { data } = useCall(readTimeToCrime, {})
  if (!data) return <Loading shape="chart" />
  const { count, low, high } = data.underOneYear
  return (
    <div className={styles['plot']}>
      <BarsPlot
        title={t('besideOthers')}
        subtitle={t('underOneYear', {
          count,
          of: data.traced,
          share: percent(data.traced === 0 ? 0 : count / data.traced),
          low: percent(low),
          high: percent(high),
        })}
        filename="time-to-crime"
        bars={data.bands.map((one) => ({ id: one.band, label: code(`band.${one.band}`), count: one.count }))}
        note={caveat}
        selected={band}
        empty={data.traced === 0 ? t('noTimes') : null}
      />
    </div>
  )
}

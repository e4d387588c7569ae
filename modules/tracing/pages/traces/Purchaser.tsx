import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyFailed } from '#web/notices'
import { showPurchaser, type Trace } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './traces.module.css'

/** The first purchaser as a number; the name on request, which is recorded. */
export function PurchaserShown({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const show = useChange(showPurchaser, { onError: notifyFailed })
  const number = trace.result?.purchaserNumber
  if (number === null || number === undefined) return <>{t('noPurchaser')}</>
  const { data } = show
  return (
    <div>
      <div className={styles['reveal']}>
        {data ? (
          <b>
            {[data.first, data.last].filter(Boolean).join(' ')}
            {data.bornOn && `, ${t('born', { date: date(data.bornOn) })}`}
          </b>
        ) : (
          t('purchaserNumber', { number: String(number) })
        )}
        {!data && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={show.isPending}
            onClick={() => show.mutate({ params: { id: trace.id } })}
          >
            {t('showName')}
          </Button>
        )}
      </div>
      <p className={styles['quiet']}>{t('showLogged')}</p>
    </div>
  )
}

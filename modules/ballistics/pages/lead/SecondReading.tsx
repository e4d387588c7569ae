import { DecisionBar } from '#web/page'
import { ErrorNotice } from '#web/states'
import { Reading, secondReading, type ComparedPair, type Lead } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { useLeadChange } from './useLead.ts'
import { useLeadText } from './say.ts'

/** The second reading of a pair, at the foot of the page; the first stays hidden until it is recorded. */
export function SecondReading({ lead, pair }: { lead: Lead; pair: ComparedPair }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const record = useLeadChange(secondReading, null)
  const choices = Reading.options.map((value) => ({ value, label: list(`reading.${value}`) }))
  return (
    <>
      {record.error && <ErrorNotice error={record.error} />}
      <DecisionBar
        title={t('secondTitle')}
        help={t('secondHelp', { one: pair.one?.number ?? '', two: pair.two?.number ?? '' })}
        choices={choices}
        reasonLabel={t('secondWords')}
        reasonRequired
        confirm={t('record')}
        note={t('secondNote')}
        busy={record.isPending}
        onDecide={(decision, words) =>
          record.mutate({
            params: { id: lead.id },
            body: { pairId: pair.id, decision: Reading.parse(decision), words },
          })
        }
      />
    </>
  )
}

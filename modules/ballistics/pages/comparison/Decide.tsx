import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { DecisionBar } from '#web/page'
import { useGo } from '#web/pages'
import { ErrorNotice } from '#web/states'
import { readComparison, readingList, recordReview, ReviewDecision } from '../../contract/index.ts'
import type { Comparison } from '../../contract/index.ts'
import { text } from './text.ts'

const WHICH = ['first', 'second', 'third'] as const

/** What the person reads in the pair, at the foot of the page; then the next pair of their list. */
export function Decide({ comparison: { id, myReading } }: { comparison: Comparison }) {
  const t = useMessages(text)
  const go = useGo()
  const client = useQueryClient()
  const record = useChange(recordReview, {
    invalidates: [readingList],
    onSuccess: ({ next }) => {
      void client.invalidateQueries({ queryKey: keyOf(readComparison) })
      notifyDone({ message: t(next ? 'recorded' : 'recordedLast') })
      go(next ? `/ballistics/comparisons/${next}` : '/ballistics/review')
    },
  })
  if (!myReading) return null
  const which = WHICH[myReading.reading - 1] ?? 'third'
  return (
    <>
      {record.error && <ErrorNotice error={record.error} />}
      <DecisionBar
        title={t('yourReview', { which: t(which) })}
        help={t(!myReading.blind ? 'notBlind' : myReading.reading === 1 ? 'blindFirst' : 'blindSecond')}
        choices={myReading.decisions.map((value) => ({
          value,
          label: t(`decision.${value}`),
          help: t(`help.${value}`),
        }))}
        reasonLabel={t('words')}
        reasonRequired
        confirm={t('record')}
        note={t('unconfirmed')}
        busy={record.isPending}
        onDecide={(choice, words) => {
          const decision = ReviewDecision.safeParse(choice)
          if (decision.success)
            record.mutate({
              params: { id },
              body: { reading: myReading.reading, decision: decision.data, words },
            })
        }}
      />
    </>
  )
}

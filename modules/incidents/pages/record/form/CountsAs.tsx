import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { classify } from '../../../contract/classify.ts'
import { Exclusion, VictimOutcome, Wound } from '../../../contract/codes.ts'
import { readRules } from '../../../contract/places.ts'
import { words } from '../../words.ts'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { FormValues } from './values.ts'
import styles from './form.module.css'

/** What the incident counts as while it is typed, by the rule the server applies when it is saved. */
export function CountsAs() {
  const t = useMessages(formText)
  const code = useMessages(words)
  const { values } = useForm()
  const { data: rules } = useCall(readRules, {})
  if (!rules) return null
  const { class: counted, exclusion, killed, wounded } = classify(typed(values), rules)
  const what = code(`class.${counted}`)
  const why = exclusion ? `: ${code(`exclusion.${exclusion}`)}` : ''
  return (
    <p className={styles['tally']} role="status">
      {t('countsAs', { what: what + why, count: values.victims.length, killed, wounded })}
    </p>
  )
}

function typed({ exclusion, officerInvolved, victims }: FormValues) {
  return {
    exclusion: Exclusion.safeParse(exclusion).data ?? null,
    officerInvolved: officerInvolved === '' ? null : officerInvolved === 'yes',
    victims: victims.map((victim) => ({
      outcome: VictimOutcome.safeParse(victim.outcome).data ?? ('unknown' as const),
      wound: Wound.safeParse(victim.wound).data ?? null,
    })),
  }
}

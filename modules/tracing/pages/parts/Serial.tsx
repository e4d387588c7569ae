import { useMessages } from '#web/messages'
import { canonicalSerial } from '../../../../platform/firearms/contract.ts'
import { text } from './text.ts'
import styles from './parts.module.css'

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const
/** Characters that are taken for each other on metal: these are named. */
const CONFUSED = /[0O1I5S8B2Z]/

/** A serial number character by character; those that are easily confused are named under the number. */
export function SerialCharacters({ serial, note }: { serial: string; note?: string }) {
  const t = useMessages(text)
  const characters = Array.from(serial.toUpperCase()).filter((one) => one.trim() !== '')
  return (
    <div className={styles['serial']}>
      {note && <p className={styles['serialNote']}>{note}</p>}
      <ol
        className={styles['characters']}
        aria-label={t('serialSpelled', { serial: canonicalSerial(serial) })}
      >
        {characters.map((one, at) => (
          <li key={at} data-unread={one === '?' || one === '*' ? true : undefined}>
            <span className={styles['character']} aria-hidden>
              {one}
            </span>
            <span className={styles['name']}>{nameOf(one, t)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function nameOf(one: string, t: ReturnType<typeof useMessages<(typeof text)['en']>>): string {
  if (one === '?') return t('unread')
  if (one === '*') return t('unreadRun')
  if (/\d/.test(one)) return DIGITS[Number(one)]!
  return CONFUSED.test(one) ? t('letter', { letter: one }) : one.toLowerCase()
}

export interface StepShown {
  readonly how: string
  readonly first: string
  readonly second: string
}

/** Two readings over each other; what differs is marked and said. */
export function Alignment({
  steps,
  first,
  second,
}: {
  steps: readonly StepShown[]
  first: string
  second: string
}) {
  const t = useMessages(text)
  const differing = steps.filter(({ how }) => how !== 'same' && how !== 'unread')
  return (
    <figure className={styles['alignment']}>
      <table>
        <tbody>
          {(['first', 'second'] as const).map((side) => (
            <tr key={side}>
              <th scope="row">{side === 'first' ? first : second}</th>
              {steps.map((step, at) => (
                <td key={at} data-how={step.how}>
                  {step[side] || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption>
        {differing.length === 0
          ? t('noDifference')
          : differing.map((step) => differenceOf(step, t)).join('; ')}
      </figcaption>
    </figure>
  )
}

function differenceOf(
  { how, first, second }: StepShown,
  t: ReturnType<typeof useMessages<(typeof text)['en']>>,
): string {
  const values = { first, second }
  if (how === 'confusable') return t('confusable', values)
  if (how === 'swapped') return t('swapped', values)
  if (how === 'only-first') return t('onlyFirst', values)
  if (how === 'only-second') return t('onlySecond', values)
  return t('different', values)
}

import type { Rule } from './rule.ts'
import * as from from './rule-sources.ts'

export const recordRules: readonly Rule[] = [
  {
    code: 'recovered-later',
    item: 'VIII',
    field: 'recovery',
    severity: 'reject',
    sentence: 'The day of the recovery has not come yet.',
    remedy: 'Correct the day on the recovery.',
    source: from.ARITHMETIC,
    broken: (_, { recoveredOn, today }) =>
      recoveredOn.slice(0, today.length) > today.slice(0, recoveredOn.length),
  },
  {
    code: 'possessor-age',
    item: '6',
    field: 'recovery',
    severity: 'reject',
    sentence: 'A possessor would have been younger than 5 or older than 110.',
    remedy: 'Correct the date of birth on the recovery.',
    source: from.ARITHMETIC,
    broken: (_, { possessorBorn, recoveredOn }) =>
      possessorBorn.some((born) => {
        const age = born === null ? 30 : Number(recoveredOn.slice(0, 4)) - Number(born.slice(0, 4))
        return age < 5 || age > 110
      }),
  },
  {
    code: 'stolen-unchecked',
    item: '5',
    field: 'recovery',
    severity: 'look',
    sentence: 'The number was not checked against the stolen-gun file.',
    remedy: 'Make the check first: a stolen gun leads to its owner at once.',
    source: 'Order of work: recovery, stolen check, trace',
    broken: (_, { stolenChecked }) => !stolenChecked,
  },
  {
    code: 'already-requested',
    item: '5a',
    field: 'firearm.serial',
    severity: 'reject',
    sentence: 'This gun was already submitted.',
    remedy: 'Open the other request; withdraw one of the two if they are the same gun.',
    source: from.FAILURES,
    broken: (_, { otherTrace }) => otherTrace ?? false,
  },
]

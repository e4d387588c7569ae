import { Button, Select, TextInput } from '@mantine/core'
import { PartialDateInput } from '#web/forms'
import { useMessages } from '#web/messages'
import { Sex, type Person } from '../../contract/index.ts'
import { words } from '../words.ts'
import { Group, type PartProps } from './Group.tsx'
import { text } from './text.ts'
import styles from './recoveries.module.css'

const NOBODY: Person = {
  role: 'possessor',
  last: '',
  first: '',
  alias: null,
  bornOn: null,
  sex: null,
  race: null,
  ethnicity: null,
  heightInches: null,
  weightPounds: null,
  address: null,
}

/** Who had the gun, and who was with them. */
export function PeopleFields({ content, change, wrong }: PartProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { people } = content
  const put = (at: number, patch: Partial<Person>) =>
    change({ people: people.map((one, index) => (index === at ? { ...one, ...patch } : one)) })
  return (
    <Group title={t('people')}>
      {people.map((one, at) => (
        <fieldset key={one.id ?? at} className={styles['person']}>
          <legend>{code(`role.${one.role}`)}</legend>
          <div className={styles['two']}>
            <TextInput
              label={t('name')}
              value={one.last}
              error={wrong(`people.${at}.last`)}
              onChange={(event) => put(at, { last: event.currentTarget.value })}
            />
            <TextInput
              label={t('first')}
              value={one.first}
              onChange={(event) => put(at, { first: event.currentTarget.value })}
            />
            <TextInput
              label={t('alias')}
              value={one.alias ?? ''}
              onChange={(event) => put(at, { alias: event.currentTarget.value || null })}
            />
            <PartialDateInput
              label={t('bornOn')}
              value={one.bornOn ?? ''}
              onChange={(value) => put(at, { bornOn: value || null })}
              {...(wrong(`people.${at}.bornOn`) && { error: wrong(`people.${at}.bornOn`) })}
            />
            <Select
              label={t('sex')}
              clearable
              data={Sex.options.map((value) => ({ value, label: code(`sex.${value}`) }))}
              value={one.sex}
              onChange={(value) => put(at, { sex: value === null ? null : Sex.parse(value) })}
            />
            <Select
              label={t('role')}
              allowDeselect={false}
              data={(['possessor', 'associate'] as const).map((value) => ({
                value,
                label: code(`role.${value}`),
              }))}
              value={one.role}
              onChange={(value) => put(at, { role: value === 'associate' ? 'associate' : 'possessor' })}
            />
          </div>
          <Button
            mt={10}
            size="compact-sm"
            variant="subtle"
            onClick={() => change({ people: people.filter((_, index) => index !== at) })}
          >
            {t('removePerson')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() =>
            change({
              people: [...people, { ...NOBODY, role: people.length > 0 ? 'associate' : 'possessor' }],
            })
          }
        >
          {t('addPerson')}
        </Button>
      </div>
    </Group>
  )
}

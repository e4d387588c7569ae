import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import { PageLink } from '#web/pages'
import { roleWords, usePerson } from '#web/session'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import { AccessForm } from './AccessForm.tsx'
import { Clearances } from './Clearances.tsx'
import { ClosingSection, HelpSection, Locked } from './PersonActions.tsx'
import { words } from './words.ts'

/** One person: what they may do, how they prove who they are, and for administrators the way to change it. */
export function PersonPanel({ person, manages }: { person: PersonDetails; manages: boolean }) {
  const t = useMessages(words)
  const { moment, day } = useFormats()
  const self = usePerson().id === person.id
  const state = person.disabledBecause
    ? t(`because-${person.disabledBecause}`)
    : t(person.disabled ? 'disabled' : person.locked ? 'locked' : 'active')
  return (
    <>
      {manages && person.locked && !self && <Locked person={person} />}
      <Facts
        facts={[
          [t('state'), state],
          [t('factor'), t(`factor-${person.secondFactor}`)],
          [t('lastSeen'), person.lastSeenAt ? moment(person.lastSeenAt) : t('never')],
          [t('unit'), manages ? null : person.unit?.name],
          [t('until'), !manages && person.expiresAt ? day(person.expiresAt) : null],
          [t('roles'), manages ? null : person.roles.map(roleWords).join(', ')],
        ]}
      />
      {manages && (
        <Section title={t('access')}>
          <AccessForm person={person} />
        </Section>
      )}
      <Clearances person={person} manages={manages && !self} />
      {manages && !self && <HelpSection person={person} />}
      {manages && !self && <ClosingSection person={person} />}
      {self && (
        <p>
          {t('yourself')} <PageLink to="/account">{t('yourAccount')}</PageLink>
        </p>
      )}
    </>
  )
}

import { useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { deleteProfile, listProfiles } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

interface Named {
  name: string
  title: string
}

/** Layouts that are recognised by themselves: those that came with the program and those saved here. */
export function Profiles() {
  const t = useMessages(text)
  const list = useCall(listProfiles, {})
  const [asked, setAsked] = useState<Named | null>(null)
  const profiles = list.data?.profiles ?? []
  return (
    <Section
      title={t('profiles')}
      {...(list.data && { note: t('profilesNote', { count: profiles.length }) })}
    >
      {list.isPending && <Loading shape="list" rows={3} />}
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className={styles['profiles']}>
        {profiles.map((profile) => (
          <li key={`${profile.name}${profile.shipped}`}>
            <span className={styles['profileTitle']}>{profile.title}</span>
            <span className={styles['quiet']}>
              {t('unitLine', { unit: t(`unit.${profile.unit}`) })} ·{' '}
              {t(profile.shipped ? 'shipped' : 'saved')}
            </span>
            {!profile.shipped && (
              <Button
                variant="subtle"
                aria-label={t('deleteProfileNamed', { title: profile.title })}
                onClick={() => setAsked(profile)}
              >
                {t('deleteProfile')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <DeleteDialog profile={asked} onClose={() => setAsked(null)} />
    </Section>
  )
}

function DeleteDialog({ profile, onClose }: { profile: Named | null; onClose: () => void }) {
  const t = useMessages(text)
  const remove = useChange(deleteProfile, {
    invalidates: [listProfiles],
    onSuccess: () => {
      notifyDone({ message: t('deleted', { title: profile?.title ?? '' }) })
      onClose()
    },
  })
  return (
    <Modal
      opened={profile !== null}
      onClose={onClose}
      title={t('deleteTitle', { title: profile?.title ?? '' })}
      size="sm"
    >
      <p className={styles['dialogText']}>{t('deleteText')}</p>
      {remove.error && <ErrorNotice error={remove.error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button
          onClick={() => profile && remove.mutate({ params: { name: profile.name } })}
          loading={remove.isPending}
        >
          {t('deleteYes')}
        </Button>
      </Group>
    </Modal>
  )
}

import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { addressOf } from '#web/client'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { exportLeads } from '../../contract/index.ts'
import { useLeadSay } from './say.ts'

interface ActionsProps {
  readonly filter: Readonly<Record<string, string>>
  readonly count: number
}

/** Wording of the notices, export of what is filtered, entering a link that was read elsewhere. */
export function Actions({ filter, count }: ActionsProps) {
  const { t } = useLeadSay()
  const mayExport = useMay('ballistics.export')
  const mayRead = useMay('ballistics.review')
  const mayWord = useMay('ballistics.manage')
  return (
    <>
      {mayWord && <PageLink to="/ballistics/leads/wording">{t('wording')}</PageLink>}
      {mayExport && (
        <Menu width={260} position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>
              {t('export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('exportOf', { count })}</Menu.Label>
            {(['csv', 'xlsx'] as const).map((format) => (
              <Menu.Item
                key={format}
                component="a"
                href={addressOf(exportLeads, {}, { ...filter, format })}
                download
              >
                {t(format)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {mayRead && (
        <Button
          component={PageLink}
          to="/ballistics/leads/new"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
        >
          {t('propose')}
        </Button>
      )}
    </>
  )
}

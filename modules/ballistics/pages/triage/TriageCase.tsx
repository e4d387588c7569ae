import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import type { CaseProps } from '../case/sections.ts'
import { text } from './text.ts'

/** Leads to the triage of a case. */
export function TriageCase({ its }: CaseProps) {
  const t = useMessages(text)
  return (
    <Button variant="default" component={PageLink} to={`/ballistics/cases/${its.id}/triage`}>
      {t('link')}
    </Button>
  )
}

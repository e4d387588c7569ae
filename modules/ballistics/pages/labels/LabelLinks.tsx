import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import type { CaseProps } from '../case/sections.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import { text } from './text.ts'

/** Leads to the labels of one exhibit. */
export function ExhibitLabel({ exhibit }: SectionProps) {
  return exhibit.mayEdit ? <Link search={{ exhibit: exhibit.id }} /> : null
}

/** Leads to the labels of all exhibits of a case. */
export function CaseLabels({ its }: CaseProps) {
  return its.mayEdit ? <Link search={{ case: its.id }} /> : null
}

function Link({ search }: { search: Record<string, string> }) {
  const t = useMessages(text)
  return (
    <Button variant="default" component={PageLink} to="/ballistics/labels" search={search}>
      {t('link')}
    </Button>
  )
}

import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import type { CaseProps } from '../case/sections.ts'
import { text } from './text.ts'

/** All exhibits of a case at once. */
export function HandOverCase({ its }: CaseProps) {
  const t = useMessages(text)
  if (!its.mayEdit) return null
  return (
    <Button variant="default" component={PageLink} to="/ballistics/hand-over" search={{ case: its.id }}>
      {t('handOver')}
    </Button>
  )
}

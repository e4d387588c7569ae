import { useState } from 'react'
import { Button } from '@mantine/core'
import { ProblemError } from '#web/client'
import { Empty, ErrorNotice, Loading, LongWork } from '#web/states'

export const title = 'States'

const failed = new ProblemError(
  {
    code: 'request.invalid',
    sentence: 'Something in the request does not fit.',
    remedy: 'Correct the fields named below and send it again.',
    requestId: '0f8c1d2e',
    fields: [
      {
        path: 'Row 14, recovered',
        message: '"31/02/2026" is not a date. If the day is unknown, write 2026-02.',
      },
    ],
  },
  400,
)

export default function States() {
  const [running, setRunning] = useState(true)
  return (
    <div style={{ display: 'grid', gap: 20, gridTemplateColumns: 'repeat(auto-fit, minmax(18rem, 1fr))' }}>
      <Empty title="No shootings here in 2024" action={<Button variant="default">Show 2006–2024</Button>}>
        The trend starts in 2006. Choose another year or clear the filter.
      </Empty>
      <ErrorNotice error={failed} onRetry={() => {}} />
      <ErrorNotice error={new Error('Cannot read a part of the page')} />
      <Loading shape="table" rows={4} after={0} />
      <Loading shape="list" rows={5} after={0} />
      <Loading shape="form" rows={3} after={0} />
      <Loading shape="chart" after={0} />
      <Loading rows={3} after={0} />
      <LongWork
        title="Reading NYPD_Shooting_Incident_Data.csv"
        step="Step 2 of 4, placing points in precincts"
        done={18_400}
        total={29_744}
        unit="rows"
        remaining="12 s"
        onCancel={running ? () => setRunning(false) : undefined}
      />
      <LongWork title="Counting" done={120} unit="records" />
    </div>
  )
}

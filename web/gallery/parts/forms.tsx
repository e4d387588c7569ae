import { useState } from 'react'
import { Button } from '@mantine/core'
import { ProblemError } from '#web/client'
import { ClockTimeInput, DraftOffer, Form, PartialDateInput, problemFields } from '#web/forms'

export const title = 'Forms'

const refused = new ProblemError(
  {
    code: 'request.invalid',
    sentence: 'Something in the request does not fit.',
    remedy: 'Correct the fields named below and send it again.',
    requestId: '5b1e77aa',
    fields: [{ path: 'time', message: 'The time lies after the report was written.' }],
  },
  400,
)

export default function Forms() {
  const [date, setDate] = useState('2026-02')
  const [time, setTime] = useState('23:40')
  const [offer, setOffer] = useState<{ savedAt: string; values: object } | null>({
    savedAt: '2026-02-14T08:12:00Z',
    values: {},
  })
  const close = () => setOffer(null)
  return (
    <div style={{ maxWidth: 420, display: 'grid', gap: 14 }}>
      <DraftOffer draft={{ offer, restore: close, discard: close }} />
      <Form
        label="When it happened"
        onSubmit={() => {}}
        error={refused}
        inputs={['time']}
        actions={<Button type="submit">Save the incident</Button>}
      >
        <PartialDateInput label="Date" value={date} onChange={setDate} />
        <ClockTimeInput
          label="Time"
          value={time}
          onChange={setTime}
          error={problemFields(refused).of('time')}
        />
      </Form>
    </div>
  )
}

import { useState } from 'react'
import { Button } from '@mantine/core'
import { LabelBadges } from '#web/labels'
import { useNow } from '#web/messages'
import { Clock, DecisionBar, Facts, Section, Thread, WithSidePanel } from '#web/page'

export const title = 'Anatomy of a page'

const THREAD = [
  { title: 'Scene', detail: '23 min', state: 'done' },
  { title: 'Entered', detail: '31 h', state: 'done' },
  { title: 'Lead', detail: '2', state: 'now' },
  { title: 'Hit', state: 'later' },
  { title: 'Trace', state: 'later' },
  { title: 'Review', state: 'later' },
] as const

const CHOICES = [
  { value: 'lead', label: 'Make a lead' },
  { value: 'none', label: 'Not alike' },
  { value: 'open', label: 'Cannot be told' },
]

export default function PageParts() {
  const [open, setOpen] = useState(false)
  const [decided, setDecided] = useState('')
  return (
    <WithSidePanel panel={open ? panel(() => setOpen(false)) : null}>
      <div style={{ display: 'grid', gap: 20 }}>
        <Button variant="default" onClick={() => setOpen(true)} style={{ justifySelf: 'start' }}>
          Open the side panel
        </Button>
        <Thread label="Thread of incident 24-1187" steps={THREAD} />
        <Clocks />
        <PlainFacts />
        <div>
          <DecisionBar choices={CHOICES} confirm="Record the decision" onDecide={setDecided} />
        </div>
        {decided && <p role="status">Recorded: {decided}</p>}
      </div>
    </WithSidePanel>
  )
}

function panel(onClose: () => void) {
  return {
    title: 'Incident 24-1187',
    subtitle: '7 Sep 2024, 23:40 · Precinct 73 · on the street',
    labels: <LabelBadges label={{ category: 'incident', ownerAgency: 'City Police', sensitivity: 'open' }} />,
    foot: <Button variant="default">Add to series</Button>,
    onClose,
    onNext: () => {},
    children: (
      <Section title="Evidence and links">
        <PlainFacts />
      </Section>
    ),
  }
}

function PlainFacts() {
  return (
    <Facts
      facts={[
        ['Collected', '6 cartridge cases, 9 mm Luger'],
        ['Suspects', 'None recorded'],
        ['Place', 'Middle of the block, within about 60 m'],
      ]}
    />
  )
}

function Clocks() {
  const now = useNow().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  return (
    <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'repeat(auto-fit, minmax(14rem, 1fr))' }}>
      <Clock startedAt={at(-24)} dueAt={at(44)} rule="2 business days" />
      <Clock startedAt={at(-43)} dueAt={at(5)} rule="48 h from recovery" />
      <Clock startedAt={at(-49)} dueAt={at(-1)} rule="48 h from recovery" />
    </div>
  )
}

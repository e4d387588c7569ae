import { useState } from 'react'
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  Kbd,
  Menu,
  Modal,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconDownload, IconPlus, IconStar } from '@tabler/icons-react'
import { notifyDone, notifyFailed } from '#web/notices'

export const title = 'Controls'

export default function Controls() {
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Buttons />
      <Inputs />
      <Layers />
    </div>
  )
}

function Buttons() {
  return (
    <Group gap={8}>
      <Button leftSection={<IconPlus size={16} stroke={1.6} />}>Record incident</Button>
      <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />}>
        Export
      </Button>
      <Button variant="subtle" leftSection={<IconStar size={16} stroke={1.6} />}>
        Save view
      </Button>
      <Button color="rust">Disable the account</Button>
      <Button disabled>Not yet</Button>
      <Button loading>Saving</Button>
      <Tooltip label="Save view">
        <ActionIcon aria-label="Save view">
          <IconStar size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <SegmentedControl aria-label="Count" data={['Incidents', 'People shot']} />
      <Badge>9 mm</Badge>
      <Kbd>Ctrl K</Kbd>
    </Group>
  )
}

function Inputs() {
  return (
    <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'repeat(auto-fit, minmax(14rem, 1fr))' }}>
      <TextInput label="Record number" description="As printed on the report." defaultValue="24-1187" />
      <TextInput label="Recovered" error={'Row 14: "31/02/2026" is not a date.'} defaultValue="31/02/2026" />
      <Select
        label="Kind of place"
        data={['Street', 'Public housing', 'Not stated']}
        placeholder="Choose one"
      />
      <Textarea label="Reason" description="Kept with the decision." />
      <TextInput label="Owner" disabled value="City Police" readOnly />
      <div style={{ display: 'grid', gap: 8, alignContent: 'start' }}>
        <Checkbox label="Inside" defaultChecked />
        <Radio label="All survived" name="outcome" defaultChecked />
        <Switch label="Single-letter keys act" defaultChecked />
      </div>
    </div>
  )
}

function Layers() {
  const [asking, setAsking] = useState(false)
  return (
    <Group gap={8}>
      <Menu>
        <Menu.Target>
          <Button variant="default">Open a menu</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item>Crime analysis</Menu.Item>
          <Menu.Item>Case review</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => setAsking(true)}>
        Open a dialog
      </Button>
      <Button variant="default" onClick={() => notifyDone({ message: 'View saved.', undo: () => {} })}>
        Say it is done
      </Button>
      <Button variant="default" onClick={() => notifyFailed(new Error('Nothing was saved'))}>
        Say it failed
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Disable the account?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p>They are signed out at once.</p>
        <Button color="rust" onClick={() => setAsking(false)}>
          Disable the account
        </Button>
      </Modal>
    </Group>
  )
}

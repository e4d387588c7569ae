import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { DropArea, NotTaken, Travelling } from './index.ts'

export const title = 'Files on their way in'

const current = { name: 'shootings.csv', progress: { sent: 12_400_000, total: 31_000_000 } }
const arrived = { name: 'scans.zip', progress: { sent: 4_000_000, total: 4_000_000 } }
const refused = [{ id: 1, name: 'notes.docx', error: new Error('This file is not a table.') }]
const nothing = () => {}

/** The place to drop files, one that travels, one that has arrived, and one that was not taken. */
export default function UploadGallery() {
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DropArea
        icon={<IconFileUpload size={22} stroke={1.5} aria-hidden />}
        title="Drop files here, or choose them"
        help="Tables of any layout"
        onDrop={nothing}
      >
        <Button>Choose files</Button>
      </DropArea>
      <Travelling sending={{ current, waiting: 2 }} />
      <Travelling sending={{ current: arrived }} arrived={(name) => `Reading ${name}`} />
      <NotTaken sending={{ refused, dismiss: nothing }} />
    </div>
  )
}

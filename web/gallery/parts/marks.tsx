import { LabelBadges } from '#web/labels'
import { Mark, MarkLegend } from '#web/marks'

export const title = 'Marks and labels'

const KINDS = ['fatal', 'non-fatal', 'no-one-hurt', 'gun', 'gun-inferred', 'hit', 'lead', 'tie'] as const

export default function Marks() {
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <MarkLegend kinds={KINDS} />
      <div>
        {KINDS.map((kind) => (
          <Mark key={kind} kind={kind} size={28} label={kind} />
        ))}
      </div>
      <LabelBadges
        label={{ category: 'incident', ownerAgency: 'City Police', sensitivity: 'open' }}
        also={['Version 3']}
      />
      <LabelBadges label={{ category: 'trace', ownerAgency: 'Harrow County', sensitivity: 'restricted' }} />
      <LabelBadges label={{ category: 'nics', ownerAgency: 'State Police', sensitivity: 'sealed' }} />
      <LabelBadges label={{ category: 'public', ownerAgency: 'City Police', sensitivity: 'open' }} />
    </div>
  )
}

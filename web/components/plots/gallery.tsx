import { useState } from 'react'
import { BarsPlot, HeatPlot, IntervalPlot, Sparkline, TrendPlot } from './index.ts'

export const title = 'Plots'

const months = Array.from({ length: 72 }, (_, i) => {
  const fit = 30 + 18 * Math.exp(-(((i - 30) / 12) ** 2)) - i * 0.1
  const observed = Math.round(fit + 9 * Math.sin(i * 2.3) + 5 * Math.cos(i * 0.7))
  const month = `${2019 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
  return { month, observed, fit, low: fit - 4, high: fit + 4 }
})
const intervals = ['North', 'East', 'Harbour', 'Old town', 'Mills', 'Station', 'South'].map((label, i) => ({
  id: label,
  label,
  count: 8 + ((i * 13) % 40),
  ratio: 0.55 + i * 0.11,
  low: 0.3 + i * 0.07,
  high: 1 + i * 0.16,
}))
const places = [
  ['street', 'Street', 140],
  ['housing', 'Public housing', 62],
  ['house', 'House', 41],
  ['bar', 'Bar or club', 18],
  ['unknown', 'Not stated', 26],
].map(([id, label, count]) => ({ id: String(id), label: String(label), count: Number(count) }))
const hours = Array.from({ length: 24 }, (_, hour) => ({
  id: String(hour),
  label: String(hour).padStart(2, '0'),
  count: Math.round(12 + 10 * Math.cos(((hour - 23) / 24) * 2 * Math.PI)),
}))
const cells = Array.from({ length: 168 }, (_, i) => ({
  weekday: Math.floor(i / 24),
  hour: i % 24,
  count: Math.max(0, Math.round(6 * Math.cos((((i % 24) - 23) / 24) * 2 * Math.PI) + (i > 96 ? 5 : 2))),
}))

/** Every plot, over invented figures, and a plot with nothing to draw. */
export default function PlotsGallery() {
  const [month, setMonth] = useState('2024-05')
  const [area, setArea] = useState('Mills')
  const [place, setPlace] = useState<string | null>(null)
  return (
    <div
      style={{
        display: 'grid',
        gap: 32,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 400px), 1fr))',
        background: 'var(--surface)',
        padding: 16,
      }}
    >
      <TrendPlot
        title="Records a month"
        subtitle="December 2024: about 23 (95% interval 19–27), season removed"
        filename="records-a-month"
        months={months}
        range={{ from: '2024-01', to: '2024-12' }}
        onSelect={setMonth}
      />
      <IntervalPlot
        title="2024 against the yearly average of 2022–23"
        subtitle="By area, 95% intervals. None of these seven clearly changed"
        filename="change"
        rows={intervals}
        selected={area}
        onSelect={setArea}
      />
      <BarsPlot
        title="By kind of place"
        subtitle="287 records, 2024"
        note="Records are what somebody wrote down, and not all that happened."
        filename="places"
        bars={places}
        selected={place}
        onSelect={setPlace}
      />
      <BarsPlot
        title="By hour"
        subtitle="287 records, 2024"
        filename="hours"
        bars={hours}
        direction="standing"
      />
      <HeatPlot title="By weekday and hour" subtitle="287 records, 2024" filename="when" cells={cells} />
      <TrendPlot
        title="Records a month, Island"
        subtitle="2024"
        filename="island"
        months={[]}
        empty="No records here in 2024. Choose a longer period or another area."
      />
      <p>
        Month picked: {month}. Last twelve months:{' '}
        <Sparkline values={months.slice(-12).map((m) => m.observed)} label="From 22 to 26, highest 38" />
      </p>
    </div>
  )
}

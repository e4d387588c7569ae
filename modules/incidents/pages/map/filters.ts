import type { FilterField, FilterOption } from '#web/filters'
import type { Say } from '#web/messages'
import * as code from '../../contract/codes.ts'
import type { IncidentFilter, IncidentSummary, Layer } from '../../contract/index.ts'
import type { words } from '../words.ts'
import type { NamedArea } from './areas.ts'
import { areaWords } from './areas.ts'
import type { Text } from './text.ts'
import type { View } from './view.ts'

/** What the filter bar holds: texts and lists, whatever the address makes of them. */
export type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

/** A layer with the names of its areas. */
export interface NamedLayer {
  readonly layer: Layer
  readonly areas: readonly NamedArea[]
}

export interface BarWords {
  readonly t: Say<Text>
  readonly code: Say<(typeof words)['en']>
}

const AREA = 'area-'
const LISTS = ['agency', 'class', 'setting', 'kind', 'status', 'weekday', 'victimSex', 'source'] as const
const HOURS = ['0-5', '6-11', '12-17', '18-23', '22-3'] as const
const AGES = ['0-17', '18-24', '25-44', '45-64', '65-120'] as const

/** The address as the filter bar shows it. */
export function toBar(view: View, days: Pick<View, 'from' | 'to'>, layers: readonly NamedLayer[]): BarValue {
  const holder = layers.find(({ areas }) => areas.some(({ id }) => view.area?.includes(id)))
  return {
    from: days.from,
    to: days.to,
    ...Object.fromEntries(LISTS.map((name) => [name, view[name]])),
    ...(holder && { [`${AREA}${holder.layer.id}`]: view.area }),
    hours: span(view.hourFrom, view.hourTo, 23),
    age: span(view.victimAgeFrom, view.victimAgeTo, 120),
    domestic: view.domestic?.toString(),
    officerInvolved: view.officerInvolved?.toString(),
    gap: view.gap,
    import: view.import,
    q: view.q,
    unit: view.unit,
  }
}

const span = (from: number | undefined, to: number | undefined, last: number) =>
  from === undefined && to === undefined ? undefined : `${from ?? 0}-${to ?? last}`

/** What a change of the bar changes in the address. The list starts again from its first page. */
export function fromBar(next: BarValue, before: BarValue): Record<string, unknown> {
  const [hourFrom, hourTo] = ends(next['hours'])
  const [victimAgeFrom, victimAgeTo] = ends(next['age'])
  const names = Object.keys({ ...before, ...next }).filter((name) => name.startsWith(AREA))
  const changed = names.find((name) => next[name] !== before[name])
  const area = next[changed && next[changed] ? changed : (names.find((name) => next[name]) ?? '')]
  const { from, to, domestic, officerInvolved, gap, import: imported, q, unit } = next
  const dated = from !== undefined || to !== undefined
  return {
    ...Object.fromEntries(LISTS.map((name) => [name, next[name]])),
    from: day(from, 'from'),
    to: day(to, 'to'),
    domestic,
    officerInvolved,
    gap,
    import: imported,
    q,
    unit,
    area,
    hourFrom,
    hourTo,
    victimAgeFrom,
    victimAgeTo,
    period: dated ? undefined : 'all',
    ...(changed && { picked: undefined }),
    ...(from === before['from'] && to === before['to'] ? {} : { month: undefined }),
    cursor: undefined,
    at: undefined,
  }
}

function ends(value: BarValue[string]): [string | undefined, string | undefined] {
  const [from, to] = typeof value === 'string' ? value.split('-') : []
  return [from, to]
}

/** The bar takes partial dates, the address whole days: a month begins on its first and ends on its last. */
function day(partial: BarValue[string], end: 'from' | 'to'): string | undefined {
  if (typeof partial !== 'string' || partial.length === 10) return partial as string | undefined
  const month = partial.length === 4 ? `${partial}-${end === 'from' ? '01' : '12'}` : partial
  if (end === 'from') return `${month}-01`
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}

interface FieldsOf {
  readonly say: BarWords
  readonly layers: readonly NamedLayer[]
  readonly sources: readonly string[]
  readonly agencies: IncidentSummary['agencies']
  readonly today: string
  readonly value: BarValue
}

/** The pills, first those that are always there. */
export function fieldsOf({
  say,
  layers,
  sources,
  agencies,
  today,
  value,
}: FieldsOf): FilterField<BarValue>[] {
  const { t } = say
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('period'), today, pinned: true },
    ...areaFields(layers, value),
    choice(say, 'class', t('outcome'), code.IncidentClass.options, { prefix: 'class', pinned: true }),
    choice(say, 'setting', t('place'), code.Setting.options, { prefix: 'setting', pinned: true }),
    choice(say, 'kind', t('kind'), code.PlaceKind.options, { prefix: 'kind' }),
    choice(say, 'weekday', t('weekday'), ['1', '2', '3', '4', '5', '6', '7'], { prefix: 'weekday' }),
    { kind: 'choice', key: 'hours', label: t('hours'), options: spans(say, HOURS, value['hours']) },
    choice(say, 'status', t('status'), code.CaseStatus.options, { prefix: 'status' }),
    choice(say, 'victimSex', t('sex'), code.Sex.options, { prefix: 'sex' }),
    { kind: 'choice', key: 'age', label: t('age'), options: spans(say, AGES, value['age']) },
    { kind: 'choice', key: 'domestic', label: t('domestic'), options: yesNo(say) },
    { kind: 'choice', key: 'officerInvolved', label: t('officer'), options: yesNo(say) },
    ...agencyField(say, agencies),
    ...sourceField(say, sources),
    choice(say, 'gap', t('gap'), ['coordinates', 'time', 'area', 'victims', 'day'], {
      prefix: 'gap',
      single: true,
    }),
    { kind: 'text', key: 'q', label: t('words'), placeholder: t('wordsHelp') },
    ...importField(say, value),
    {
      kind: 'segment',
      key: 'unit',
      label: t('count'),
      options: [
        { value: 'incidents', label: say.code('unit.incidents') },
        { value: 'victims', label: say.code('unit.victims') },
      ],
    },
  ]
}

/** One pill for each layer; the coarsest is always there, as it is how people speak of a city. */
function areaFields(layers: readonly NamedLayer[], value: BarValue): FilterField<BarValue>[] {
  const fewest = Math.min(...layers.map(({ layer }) => layer.areas))
  const holds = (id: number) => value[`${AREA}${id}`] !== undefined
  const anySet = layers.some(({ layer }) => holds(layer.id))
  return layers.map(({ layer, areas }) => ({
    kind: 'choice',
    key: `${AREA}${layer.id}`,
    label: `${layer.one.charAt(0).toUpperCase()}${layer.one.slice(1)}`,
    multiple: true,
    pinned: anySet ? holds(layer.id) : layer.areas === fewest,
    options: areas.map((area) => ({ value: area.id, label: areaWords(area, layer.one) })),
  }))
}

function choice(
  say: BarWords,
  key: string,
  label: string,
  codes: readonly string[],
  { prefix, pinned = false, single = false }: { prefix: string; pinned?: boolean; single?: boolean },
): FilterField<BarValue> {
  const options = codes.map((value) => ({
    value,
    label: say.code(`${prefix}.${value}` as Parameters<typeof say.code>[0]),
  }))
  return { kind: 'choice', key, label, options, pinned, multiple: !single }
}

const yesNo = ({ code: word }: BarWords): FilterOption[] => [
  { value: 'true', label: word('yes') },
  { value: 'false', label: word('no') },
]

/** Usual stretches of hours or ages, and whichever the address holds. */
function spans({ t }: BarWords, usual: readonly string[], set: BarValue[string]): FilterOption[] {
  const named: Readonly<Record<string, string>> = {
    '0-5': t('night'),
    '6-11': t('morning'),
    '12-17': t('afternoon'),
    '18-23': t('evening'),
    '22-3': t('lateNight'),
    '0-17': t('ageUnder'),
    '65-120': t('ageOver'),
  }
  const all = typeof set === 'string' && !usual.includes(set) ? [...usual, set] : usual
  return all.map((value) => ({ value, label: named[value] ?? value.replace('-', '–') }))
}

/** Only where others share incidents with the agency. */
function agencyField({ t }: BarWords, agencies: IncidentSummary['agencies']): FilterField<BarValue>[] {
  if (agencies.length < 2) return []
  const options = agencies.map(({ id, name }) => ({ value: String(id), label: name }))
  return [{ kind: 'choice', key: 'agency', label: t('agency'), options, multiple: true, pinned: true }]
}

function sourceField({ t }: BarWords, sources: readonly string[]): FilterField<BarValue>[] {
  if (sources.length < 2) return []
  const options = sources.map((value) => ({ value, label: value }))
  return [{ kind: 'choice', key: 'source', label: t('source'), options, multiple: true }]
}

function importField({ t }: BarWords, value: BarValue): FilterField<BarValue>[] {
  const set = value['import']
  if (typeof set !== 'string') return []
  return [
    { kind: 'choice', key: 'import', label: t('import'), options: [{ value: set, label: t('thisImport') }] },
  ]
}

/** Whether no outcome is chosen: charts and rates then count only incidents in which someone was hit. */
export const countsHit = (filter: Pick<IncidentFilter, 'class'>): boolean => !filter.class?.length

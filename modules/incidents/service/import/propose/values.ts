import type { ColumnProfile } from '#platform/import'
import type { Profile, Target } from '../../../contract/index.ts'
import { usualMeaning, valuesOf } from '../mapping/index.ts'
import { wordsOf } from './names.ts'

/** What the words of a coded column mean, as far as the usual words tell; undefined where nothing needs saying. */
export function proposeValues(target: Target, column: ColumnProfile): Record<string, string> | undefined {
  const allowed = valuesOf(target)
  if (!allowed) return undefined
  if (target === 'victim.sex' && wordsOf(column.header).includes('male'))
    return Object.fromEntries(column.samples.map((text) => [text, isYes(text) ? 'male' : 'female']))
  if (target === 'incident.exclusion')
    return Object.fromEntries(
      column.samples.map((text) => [
        text,
        isYes(text) ? 'unintentional' : (usualMeaning(target, text) ?? ''),
      ]),
    )
  if (target === 'incident.status' && column.kinds[0]?.kind === 'boolean')
    return Object.fromEntries(
      column.samples.map((text) => [text, isYes(text) ? 'cleared-by-arrest' : 'open']),
    )
  // Places in free words are read as they come; only a column of a few words is worth listing.
  if (target === 'incident.kind' && column.distinct > 80) return undefined
  const values = column.samples.flatMap((text) => {
    const meaning = usualMeaning(target, text)
    return meaning === null || text.length > 200 ? [] : [[text, meaning] as const]
  })
  return values.length === 0 ? undefined : Object.fromEntries(values)
}

const isYes = (text: string): boolean => /^\s*(y|yes|t|true|1|1\.0)\s*$/i.test(text)

/** What marks in a list of characteristics say of an incident. Words: Gun Violence Archive's incident types. */
const marks: readonly {
  readonly texts: readonly string[]
  readonly set: Readonly<Partial<Record<Target, string>>>
}[] = [
  {
    texts: ['Non-Shooting Incident', 'LOCKDOWN/ALERT ONLY: No GV Incident Occurred Onsite'],
    set: { 'incident.exclusion': 'no-shot-fired' },
  },
  { texts: ['BB/Pellet/Replica gun'], set: { 'incident.exclusion': 'not-a-firearm' } },
  {
    texts: [
      'Accidental Shooting',
      'Accidental/Negligent Discharge',
      'Accidental Shooting - Injury',
      'Accidental Shooting - Death',
    ],
    set: { 'incident.exclusion': 'unintentional' },
  },
  {
    texts: ['Suicide^', 'Self-Inflicted (not suicide or suicide attempt - NO PERP)'],
    set: { 'incident.exclusion': 'self-inflicted' },
  },
  { texts: ['Domestic Violence'], set: { 'incident.domestic': 'true' } },
  {
    texts: [
      'Officer Involved Incident',
      'Officer Involved Shooting - subject/suspect/perpetrator shot',
      'Officer Involved Shooting - subject/suspect/perpetrator killed',
      'Officer Involved Shooting - Officer shot',
      'Officer Involved Shooting - Shots fired, no injury',
    ],
    set: { 'incident.officerInvolved': 'true' },
  },
]

/** Rules for columns that hold lists of marks; empty where no known mark stands in them. */
export function proposeRules(
  columns: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): Profile['rules'] {
  const lists = columns.filter(({ kinds }) =>
    kinds.some(({ kind }) => kind === 'nestedList' || kind === 'text' || kind === 'category'),
  )
  return lists.flatMap(({ header, index }) => {
    const present = new Set(
      rows.flatMap((row) => (row[index]?.includes('||') ? row[index].split('||') : [row[index] ?? ''])),
    )
    return marks
      .filter(({ texts }) => texts.some((text) => present.has(text)))
      .map(({ texts, set }) => ({
        when: [{ column: header, in: [...texts] }],
        set: { ...set } as Record<string, string>,
      }))
  })
}

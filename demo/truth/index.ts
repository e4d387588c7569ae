import type { World } from '../files/index.ts'
import { causes, groups, people } from './people.ts'
import { casings, guns, straws, thefts, truthfulDealers } from './guns.ts'
import { denials } from './denials.ts'
import { readers } from './readers.ts'
import { officers, programs } from './service.ts'

/** A file of the truth: one JSON object a line. */
interface TruthFile {
  readonly path: string
  readonly about: string
  readonly lines: (world: World) => Iterable<object>
}

/** `records.jsonl`, which the files of the agencies leave behind as they are written, comes beside these. */
export const truthFiles: readonly TruthFile[] = [
  {
    path: 'people.jsonl',
    about: 'Who is who: names, birth, group, death, and what prohibits them',
    lines: people,
  },
  { path: 'groups.jsonl', about: 'Groups, their blocks and members, and their feuds', lines: groups },
  { path: 'shootings.jsonl', about: 'Why, who shot whom with which gun, and what set it off', lines: causes },
  { path: 'guns.jsonl', about: 'Guns and every hand they went through', lines: guns },
  { path: 'casings.jsonl', about: 'Which gun fired which exhibit, when and where', lines: casings },
  {
    path: 'readers.jsonl',
    about: 'Who reads pairs at the laboratory, and how often each errs',
    lines: readers,
  },
  { path: 'straw-purchases.jsonl', about: 'Purchases made for somebody else', lines: straws },
  { path: 'dealers.jsonl', about: 'Dealers, and which look away', lines: truthfulDealers },
  { path: 'thefts.jsonl', about: 'Guns stolen from dealers and owners, told or not', lines: thefts },
  { path: 'denials.jsonl', about: 'Denied people, and the shootings they were part of', lines: denials },
  { path: 'officers.jsonl', about: 'Risk of officers by half-year, and what it led to', lines: officers },
  {
    path: 'programs.jsonl',
    about: 'Where and when programs work, and their effect on shootings',
    lines: programs,
  },
]

import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { Profile } from '../../contract/index.ts'
import { shippedProfiles } from '../../profiles/index.ts'
import { findExtent, findImport, findProfiles, type ImportRow } from '../../store/import/index.ts'
import { describeColumns, propose } from './propose/index.ts'
import { recognise } from './recognise.ts'
import { tomorrow } from './run.ts'
import type { FileSample } from './sample.ts'

/** How a file would be read. */
export interface Layout {
  readonly profile: Profile
  /** Title of the profile it was recognised as; null where the mapping is only proposed. */
  readonly recognised: string | null
  readonly columns: ImportRow['columns']
  /** The import whose rejected rows the file brings back. */
  readonly mends: ImportRow | null
}

/** Recognises the layout of a file among those shipped and saved, or proposes a mapping for it. */
export async function layoutOf(tx: Tx, fileName: string, sample: FileSample): Promise<Layout> {
  const asked = { ...sample, fileName, latest: tomorrow(), bounds: await findExtent(tx) }
  const mends = z.uuid().safeParse(sample.mends).success
    ? ((await findImport(tx, sample.mends!)) ?? null)
    : null
  const known = mends?.profile ?? recognise(await allProfiles(tx), sample.headers, sample.rows)
  if (!known) return { ...propose(asked), recognised: null, mends }
  return { profile: known, recognised: known.title, columns: describeColumns(asked, known), mends }
}

/** Profiles of the agency first: they may better one that is shipped. */
export async function allProfiles(tx: Tx): Promise<Profile[]> {
  const saved = await findProfiles(tx)
  const names = new Set(saved.map(({ name }) => name))
  return [...saved, ...shippedProfiles.filter(({ name }) => !names.has(name))]
}

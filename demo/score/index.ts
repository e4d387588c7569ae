import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scoreDenials, type DenialScore } from './denials.ts'
import type { Finding } from './finding.ts'
import { scoreLinks, type LinkScore } from './links.ts'
import { scoreOfficers, type OfficerScore } from './officers.ts'
import { scorePeople, type PeopleScore } from './people.ts'
import { scorePrograms, type ProgramScore } from './programs.ts'
import { scoreShootings, type ShootingScore } from './shootings.ts'
import { scoreTrafficking, type TraffickingScore } from './trade.ts'
import { NoTruth, readTruth } from './truth.ts'

export type { Finding } from './finding.ts'
export { NoTruth, readTruth, type TrueCasing } from './truth.ts'

type Measured<T> = T | 'not measured'

/** What the platform found against the truth, by strategy. A strategy to which nothing contributed says so. */
export interface Scorecard {
  readonly city: string
  readonly seed: string
  readonly strategies: {
    readonly 'track-gun-violence': Measured<Readonly<Record<string, ShootingScore>>>
    readonly 'crime-gun-ballistics': Measured<LinkScore>
    readonly 'crime-gun-intelligence': Measured<PeopleScore>
    readonly 'crime-gun-tracing': Measured<TraffickingScore>
    readonly 'nics-denials': Measured<DenialScore>
    readonly 'early-intervention': Measured<OfficerScore>
    readonly 'prevention-office': Measured<ProgramScore>
  }
}

/**
 * Holds what was found against the truth of one city.
 * @param folder of a build, with `truth/` in it
 * @throws NoTruth when there is none
 */
export async function scoreDemonstration(
  folder: string,
  findings: AsyncIterable<Finding> | Iterable<Finding>,
): Promise<Scorecard> {
  const { city, seed, begins } = await manifestOf(folder)
  const truth = await readTruth(folder, begins)
  const kinds = new Map<string, Finding[]>()
  for await (const finding of findings) {
    const list = kinds.get(finding.kind)
    if (list) list.push(finding)
    else kinds.set(finding.kind, [finding])
  }
  const of = (kind: string) => kinds.get(kind) ?? []
  const measured = <T>(score: T | null): Measured<T> => score ?? 'not measured'
  return {
    city,
    seed,
    strategies: {
      'track-gun-violence': measured(scoreShootings(truth, of('shooting'))),
      'crime-gun-ballistics': measured(scoreLinks(truth, of('gun-link'))),
      'crime-gun-intelligence': measured(scorePeople(truth, of('same-person'))),
      'crime-gun-tracing': measured(
        scoreTrafficking(truth, {
          straws: of('straw-purchase'),
          dealers: of('careless-dealer'),
          thefts: of('dealer-theft'),
          routes: of('trafficking-route'),
        }),
      ),
      'nics-denials': measured(scoreDenials(truth, of('denial-history'))),
      'early-intervention': measured(scoreOfficers(truth, of('officer-alert'))),
      'prevention-office': measured(scorePrograms(truth, of('program-effect'))),
    },
  }
}

async function manifestOf(folder: string): Promise<{ city: string; seed: string; begins: string }> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  if (text === null) throw new NoTruth(`There is no demonstration in ${folder}.`)
  const manifest = JSON.parse(text) as { city?: string; seed: string; begins?: string }
  if (manifest.city === undefined || manifest.begins === undefined)
    throw new NoTruth(`${folder} holds several cities. Name the folder of one, such as ${folder}/city-001.`)
  return { city: manifest.city, seed: manifest.seed, begins: manifest.begins }
}

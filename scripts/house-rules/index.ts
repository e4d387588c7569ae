import { root } from '../folders.ts'
import { houseInWords } from '../generated/house.ts'
import { ambient } from './ambient.ts'
import { environment } from './environment.ts'
import { errorCodes } from './error-codes.ts'
import { fileLength } from './length.ts'
import { links } from './links.ts'
import { migrations } from './migrations.ts'
import { moduleFiles } from './module-files.ts'
import { moduleReadme } from './module-readme.ts'
import { traces } from './traces.ts'
import { readTree, type Finding, type HouseRule, type Tree } from './tree.ts'

/** Rules that read files alone. */
export const fileRules: readonly HouseRule[] = [
  moduleFiles,
  moduleReadme,
  environment,
  ambient,
  fileLength,
  traces,
  migrations,
  links,
]

/** Everything in the repository that breaks a rule of the house. */
export async function houseFindings(tree: Tree = readTree(root)): Promise<Finding[]> {
  const { routes, catalogue } = await houseInWords()
  return [...fileRules.flatMap((rule) => rule(tree)), ...errorCodes(tree, new Set(catalogue.keys()), routes)]
}

import type { Command } from '../command.ts'
import { accountBeginKey, accountRecover, accountRelease, agencyRestart } from './account.ts'
import { auditHeads, auditKey } from './audit-heads.ts'
import { auditVerify } from './audit-verify.ts'
import { ballisticsLinks } from './ballistics-links.ts'
import { ballisticsMeasures } from './ballistics-measures.ts'
import { backup } from './backup.ts'
import { demoBuild } from './demo-build.ts'
import { demoScore } from './demo-score.ts'
import { compare } from './compare.ts'
import { exportIncidents } from './export-incidents.ts'
import { indexAdd, indexBuild } from './index-build.ts'
import { importExhibits } from './import-exhibits.ts'
import { importNetworkLeads } from './import-network-leads.ts'
import { importGuns } from './import-guns.ts'
import { importShootings } from './import-shootings.ts'
import { restore } from './restore.ts'
import { retentionHolds, retentionPreview } from './retention.ts'
import { search } from './search.ts'
import { setup } from './setup.ts'
import { tracingIndicators } from './tracing-indicators.ts'
import { x3pConvert } from './x3p-convert.ts'
import { x3pInfo } from './x3p-info.ts'
import { x3pPreprocess } from './x3p-preprocess.ts'

/** Every command, in the order they are listed. */
export const commands: readonly Command[] = [
  importShootings,
  importGuns,
  exportIncidents,
  importExhibits,
  importNetworkLeads,
  ballisticsLinks,
  tracingIndicators,
  ballisticsMeasures,
  setup,
  accountRecover,
  accountRelease,
  accountBeginKey,
  agencyRestart,
  backup,
  restore,
  auditVerify,
  auditHeads,
  auditKey,
  retentionPreview,
  retentionHolds,
  demoBuild,
  demoScore,
  compare,
  indexBuild,
  indexAdd,
  search,
  x3pInfo,
  x3pConvert,
  x3pPreprocess,
]

import type { Command } from '../command.ts'

/** A command in the overview; what it needs is loaded when it is called. */
export interface Listed {
  /** `import shootings` */
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Every command, in the order they are listed. */
export const commands: readonly Listed[] = [
  {
    name: 'import shootings',
    summary: 'Import a city’s file of shootings: CSV, TSV, XLSX, JSON, GeoJSON, also .gz or .zip',
    load: async () => (await import('./import-shootings.ts')).importShootings,
  },
  {
    name: 'import guns',
    summary:
      'Import property rooms, stolen guns, traces, dealers, multiple sales, lists of crime guns, or ATF’s tables by state',
    load: async () => (await import('./import-guns.ts')).importGuns,
  },
  {
    name: 'export incidents',
    summary: 'Export incidents or victims as CSV, XLSX or GeoJSON; filters as in the address of the page',
    load: async () => (await import('./export-incidents.ts')).exportIncidents,
  },
  {
    name: 'import exhibits',
    summary: 'Import a list of exhibits, and of what was entered of them',
    load: async () => (await import('./import-exhibits.ts')).importExhibits,
  },
  {
    name: 'import network-leads',
    summary: 'Import a list of leads and hits, or of acquisitions, of the imaging network (NIBIN)',
    load: async () => (await import('./import-network-leads.ts')).importNetworkLeads,
  },
  {
    name: 'ballistics links',
    summary: 'Pairs of cases linked by leads or hits, of own comparisons and of the imaging network',
    load: async () => (await import('./ballistics-links.ts')).ballisticsLinks,
  },
  {
    name: 'ballistics measures',
    summary: 'A month of evidence against its clocks: shares in time, lengths of steps, leads and hits',
    load: async () => (await import('./ballistics-measures.ts')).ballisticsMeasures,
  },
  {
    name: 'tracing measures',
    summary: 'How completely and how fast guns are traced: shares with their intervals, days, causes',
    load: async () => (await import('./tracing-measures.ts')).tracingMeasures,
  },
  {
    name: 'tracing indicators',
    summary: 'Indicators of trafficking to examine, by rule, with how many come by chance',
    load: async () => (await import('./tracing-indicators.ts')).tracingIndicators,
  },
  {
    name: 'setup',
    summary: 'Make a one-time link that sets up an agency and its administrator; ends older ones',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'account recover',
    summary: 'Make a one-time recovery link, for an administrator whom no colleague can help',
    load: async () => (await import('./account.ts')).accountRecover,
  },
  {
    name: 'account release',
    summary: 'Release an account that is locked after too many failed sign-ins',
    load: async () => (await import('./account.ts')).accountRelease,
  },
  {
    name: 'account begin-key',
    summary:
      'Take a new key of authenticators into use when the old one is lost; people then need recovery links',
    load: async () => (await import('./account.ts')).accountBeginKey,
  },
  {
    name: 'agency restart',
    summary: 'Let a stopped agency in again, when no other agency can',
    load: async () => (await import('./account.ts')).agencyRestart,
  },
  {
    name: 'backup',
    summary: 'Back up the database and its files into one sealed file, or check such a file',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'Restore a backup into an empty database and its file store',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'audit verify',
    summary: 'Check the audit row by row, and against the heads signed outside the database',
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  {
    name: 'audit heads',
    summary: 'Show the last signed heads of the audit; --begin-anew puts the file aside after a restore',
    load: async () => (await import('./audit-heads.ts')).auditHeads,
  },
  {
    name: 'audit key',
    summary: 'Print the public key that heads of the audit are signed with',
    load: async () => (await import('./audit-heads.ts')).auditKey,
  },
  {
    name: 'retention preview',
    summary: 'Show what is past its retention period today, and what a hold keeps',
    load: async () => (await import('./retention.ts')).retentionPreview,
  },
  {
    name: 'retention holds',
    summary: 'List the legal holds in force, or all with --all',
    load: async () => (await import('./retention.ts')).retentionHolds,
  },
  {
    name: 'demo build',
    summary: 'Build the invented city: files of its agencies, and the truth kept apart from them',
    load: async () => (await import('./demo-build.ts')).demoBuild,
  },
  {
    name: 'demo score',
    summary: 'Hold what was found in the invented city against its truth',
    load: async () => (await import('./demo-score.ts')).demoScore,
  },
  {
    name: 'compare',
    summary: 'Say how much two measured surfaces have in common, or every two of a folder',
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    name: 'index build',
    summary: 'Make an index of all surfaces in a folder, to be searched',
    load: async () => (await import('./index-build.ts')).indexBuild,
  },
  {
    name: 'index add',
    summary: 'Add the surfaces of a folder to an index',
    load: async () => (await import('./index-build.ts')).indexAdd,
  },
  {
    name: 'search',
    summary: 'List the entries of an index that have most in common with a surface',
    load: async () => (await import('./search.ts')).search,
  },
  {
    name: 'x3p info',
    summary: 'Say what a measured surface is: size, step, heights, instrument, checks',
    load: async () => (await import('./x3p-info.ts')).x3pInfo,
  },
  {
    name: 'x3p convert',
    summary: 'Write a measured surface as x3p, CSV or TIFF, without changing a height',
    load: async () => (await import('./x3p-convert.ts')).x3pConvert,
  },
  {
    name: 'x3p preprocess',
    summary: 'Make a raw scan ready for comparison, and say what was done to it',
    load: async () => (await import('./x3p-preprocess.ts')).x3pPreprocess,
  },
]

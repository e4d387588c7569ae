import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { BackupKey } from '#platform/backup'

const flag = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'], 'Write yes or no.')
  .transform((text) => ['yes', 'true', '1'].includes(text))

const whole = (from: number, to: number) => {
  const error = `Write a whole number from ${from} to ${to}.`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}
const address = z.url({
  protocol: /^https?$/,
  error: 'Write an address such as https://throughline.city.example.',
})

/** Every setting the program reads, each listed in docs/reference/settings.md. */
export const settingsSchema = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'Write it as postgres://user:password@host:5432/database.',
    })
    .optional()
    .describe('Any PostgreSQL 15 or newer. Unset, an embedded one is started in THROUGHLINE_DATA.'),
  THROUGHLINE_DATA: z
    .string()
    .default('data')
    .describe('Folder of the embedded database and of stored files.'),
  THROUGHLINE_PORT: whole(0, 65_535).default(8787).describe('Port to listen on; 0 takes a free one.'),
  THROUGHLINE_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. 0.0.0.0 lets other machines in.'),
  THROUGHLINE_ADDRESS: address
    .optional()
    .describe('Address people type, for links; derived from host and port.'),
  THROUGHLINE_DEMONSTRATION: flag
    .optional()
    .describe(
      'Sample city and sample accounts without passwords. Unset: yes with the embedded database, no with DATABASE_URL and in production.',
    ),
  THROUGHLINE_TLS: flag
    .default(false)
    .describe('A proxy in front speaks TLS: trust its headers, mark cookies secure, send HSTS.'),
  THROUGHLINE_LOG: z
    .enum(['json', 'silent'], 'Write json or silent.')
    .optional()
    .describe('One JSON line for each request, or none. Unset: json in production, silent otherwise.'),
  THROUGHLINE_WEB: z
    .string()
    .optional()
    .describe('Folder of a web app that is already built. Unset, it is built when its sources have changed.'),
  THROUGHLINE_WORKERS: whole(0, 32)
    .default(1)
    .describe('Worker processes for background jobs started beside the web server.'),
  THROUGHLINE_ACCOUNT: z
    .email('Write the e-mail address of an account.')
    .optional()
    .describe('Account in whose name the command line acts.'),
  THROUGHLINE_S3_ENDPOINT: address
    .optional()
    .describe('Keeps files in this S3-compatible store instead of on disk.'),
  THROUGHLINE_S3_REGION: z.string().default('us-east-1').describe('Region of the store.'),
  THROUGHLINE_S3_BUCKET: z.string().optional().describe('Bucket; needed with the endpoint.'),
  THROUGHLINE_S3_KEY: z.string().optional().describe('Access key; needed with the endpoint.'),
  THROUGHLINE_S3_SECRET: z
    .string()
    .optional()
    .describe('Secret of the access key; needed with the endpoint.'),
  THROUGHLINE_BACKUP_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Write 64 hexadecimal digits, such as openssl rand -hex 32 makes.')
    .optional()
    .describe('Key that seals backups: 64 hexadecimal digits.'),
  THROUGHLINE_BACKUP_PASSPHRASE: z
    .string()
    .min(20, 'Write at least 20 characters.')
    .optional()
    .describe('Passphrase that seals backups, instead of a key; at least 20 characters.'),
  THROUGHLINE_TLS_CERT: z
    .string()
    .optional()
    .describe('File with the certificate chain (PEM): the program speaks TLS itself, without a proxy.'),
  THROUGHLINE_TLS_KEY: z
    .string()
    .optional()
    .describe('File with the private key (PEM) of that certificate; needed with it.'),
  THROUGHLINE_AUDIT_KEY: z
    .string()
    .optional()
    .describe(
      'File with the key that signs heads of the audit and encrypts what changes held. Unset, audit/key in THROUGHLINE_DATA, made at the first start; several servers need the same.',
    ),
  THROUGHLINE_AUDIT_HEADS: z
    .string()
    .optional()
    .describe(
      'File that signed heads of the audit are added to, best on another disk. Unset, audit/heads.jsonl in THROUGHLINE_DATA.',
    ),
  THROUGHLINE_ACCOUNTS_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Write 64 hexadecimal digits, such as openssl rand -hex 32 makes.')
    .optional()
    .describe(
      'Key that encrypts the secrets of authenticators: 64 hexadecimal digits. Unset, one is made in THROUGHLINE_DATA/keys; several servers need the same.',
    ),
  THROUGHLINE_OIDC: z
    .string()
    .optional()
    .describe('File (JSON) with the OpenID Connect providers where people of an agency sign in.'),
})

/** Settings that are secrets: each may be given as a file instead, in the setting of the same name with _FILE. */
export const SECRETS = [
  'DATABASE_URL',
  'THROUGHLINE_S3_KEY',
  'THROUGHLINE_S3_SECRET',
  'THROUGHLINE_BACKUP_KEY',
  'THROUGHLINE_BACKUP_PASSPHRASE',
  'THROUGHLINE_ACCOUNTS_KEY',
] as const satisfies readonly (keyof typeof settingsSchema.shape)[]

export interface Settings {
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly port: number
  readonly host: string
  /** Address people type, for links; derived from host and port unless set. */
  readonly address: string | undefined
  readonly demonstration: boolean
  readonly behindTls: boolean
  readonly log: 'json' | 'silent'
  /** Folder of a web app that is already built. */
  readonly webDirectory: string | undefined
  readonly workers: number
  /** Account the command line acts as. */
  readonly account: string | undefined
  readonly s3:
    | { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
    | undefined
  /** Seals and opens backups. */
  readonly backupKey: BackupKey | undefined
  /** Files of the certificate chain and its private key, when the program speaks TLS itself. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined
  /** File of the key of the audit. */
  readonly auditKey: string
  /** File that signed heads of the audit are added to. */
  readonly auditHeads: string
  /** Encrypts the secrets of authenticators; undefined: one is kept beside the data. */
  readonly accountsKey: Buffer | undefined
  /** File with the providers where agencies sign in. */
  readonly providers: string | undefined
}

export class SettingsError extends Error {}

/** Reads the environment: the only place in the program that does. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const known = Object.keys(settingsSchema.shape)
  const given = Object.fromEntries(
    known.map((name) => [name, environment[name] || fromFile(name, environment) || undefined]),
  )
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new SettingsError(explain(parsed.error))
  const values = parsed.data
  const production = environment['NODE_ENV'] === 'production'
  if (production && values.THROUGHLINE_DEMONSTRATION)
    throw new SettingsError(
      'THROUGHLINE_DEMONSTRATION cannot be on in production: sample accounts have no passwords.',
    )
  return {
    databaseUrl: values.DATABASE_URL,
    dataDirectory: home(values.THROUGHLINE_DATA),
    port: values.THROUGHLINE_PORT,
    host: values.THROUGHLINE_HOST,
    address: values.THROUGHLINE_ADDRESS?.replace(/\/$/, ''),
    // The sample city is for trying out: on by default only with the embedded database, never in production.
    demonstration: values.THROUGHLINE_DEMONSTRATION ?? (!production && values.DATABASE_URL === undefined),
    behindTls: values.THROUGHLINE_TLS,
    log: values.THROUGHLINE_LOG ?? (production ? 'json' : 'silent'),
    webDirectory: values.THROUGHLINE_WEB && resolve(values.THROUGHLINE_WEB),
    workers: values.THROUGHLINE_WORKERS,
    account: values.THROUGHLINE_ACCOUNT,
    s3: s3Of(values),
    backupKey: backupKeyOf(values),
    tls: tlsOf(values),
    auditKey: auditFile(values, values.THROUGHLINE_AUDIT_KEY, 'key'),
    auditHeads: auditFile(values, values.THROUGHLINE_AUDIT_HEADS, 'heads.jsonl'),
    accountsKey: values.THROUGHLINE_ACCOUNTS_KEY
      ? Buffer.from(values.THROUGHLINE_ACCOUNTS_KEY, 'hex')
      : undefined,
    providers: values.THROUGHLINE_OIDC && resolve(values.THROUGHLINE_OIDC),
  }
}

const WITHOUT_DEMONSTRATION = '--no-demonstration'

/**
 * Settings of a start that may have been given its one flag.
 *
 * @throws SettingsError
 */
export function readStartSettings(args: readonly string[], environment = process.env): Settings {
  const unknown = args.find((arg) => arg !== WITHOUT_DEMONSTRATION)
  if (unknown !== undefined)
    throw new SettingsError(
      `There is no flag "${unknown}". ${WITHOUT_DEMONSTRATION} starts without the sample city; everything else is set by environment: docs/reference/settings.md.`,
    )
  return readSettings(args.length > 0 ? { ...environment, THROUGHLINE_DEMONSTRATION: 'no' } : environment)
}

/** A secret in a file, as container platforms hand them out; the last line end does not belong to it. */
function fromFile(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const path = environment[`${name}_FILE`]
  if (!path || !(SECRETS as readonly string[]).includes(name)) return undefined
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SettingsError(`${name}_FILE: Write the path of a file that can be read (${code}).`)
  }
}

function backupKeyOf(values: z.infer<typeof settingsSchema>): BackupKey | undefined {
  const { THROUGHLINE_BACKUP_KEY: key, THROUGHLINE_BACKUP_PASSPHRASE: text } = values
  if (key && text)
    throw new SettingsError('Set THROUGHLINE_BACKUP_KEY or THROUGHLINE_BACKUP_PASSPHRASE, not both.')
  if (key) return { kind: 'key', bytes: Buffer.from(key, 'hex') }
  return text ? { kind: 'passphrase', text } : undefined
}

function tlsOf(values: z.infer<typeof settingsSchema>): Settings['tls'] {
  const { THROUGHLINE_TLS_CERT: certificate, THROUGHLINE_TLS_KEY: key } = values
  if (!certificate && !key) return undefined
  if (!certificate || !key)
    throw new SettingsError('THROUGHLINE_TLS_CERT and THROUGHLINE_TLS_KEY are needed together.')
  if (values.THROUGHLINE_TLS)
    throw new SettingsError(
      'THROUGHLINE_TLS is for a proxy in front; with THROUGHLINE_TLS_CERT the program speaks TLS itself. Set one of them.',
    )
  return { certificate: resolve(certificate), key: resolve(key) }
}

const home = (path: string): string => resolve(path.replace(/^~(?=\/|$)/, homedir()))

const auditFile = (values: { THROUGHLINE_DATA: string }, given: string | undefined, name: string): string =>
  given ? home(given) : join(home(values.THROUGHLINE_DATA), 'audit', name)

function s3Of(values: z.infer<typeof settingsSchema>): Settings['s3'] {
  const { THROUGHLINE_S3_ENDPOINT: endpoint, THROUGHLINE_S3_BUCKET: bucket } = values
  const { THROUGHLINE_S3_KEY: accessKeyId, THROUGHLINE_S3_SECRET: secretAccessKey } = values
  if (!endpoint) return undefined
  if (!bucket || !accessKeyId || !secretAccessKey)
    throw new SettingsError(
      'THROUGHLINE_S3_ENDPOINT is set, so THROUGHLINE_S3_BUCKET, THROUGHLINE_S3_KEY and THROUGHLINE_S3_SECRET are needed too.',
    )
  return { endpoint, region: values.THROUGHLINE_S3_REGION, bucket, accessKeyId, secretAccessKey }
}

function explain(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
}

/** Where parts of the installation live. */
export const databaseFolder = (settings: Settings): string => join(settings.dataDirectory, 'database')
export const filesFolder = (settings: Settings): string => join(settings.dataDirectory, 'files')

/**
 * What a process that works through files is started with: a heap that is tidied early instead of growing
 * while the machine has memory to spare, so that an import of any size stays below 400 MB.
 */
export const frugal = (execArgv: readonly string[]): string[] => [...execArgv, '--max-old-space-size=320']

/** The environment for a process of ours, with its database already found. */
export const environmentFor = (databaseUrl: string): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  DATABASE_URL_FILE: undefined,
})

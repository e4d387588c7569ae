import { openSecret, readHeads, recordAlone, verifyAudit, type AuditReport } from '#platform/audit'
import { readSettings } from '../../server/settings.ts'
import { UsageError, type Command } from '../command.ts'
import { withHouse } from '../house.ts'

/** `throughline audit verify`: goes through the audit and ends with 1 at the first break. */
export const auditVerify: Command = {
  usage: 'audit verify [--from POSITION] [--heads FILE] [--key PUBLIC-KEY] [--json]',
  options: {
    from: { type: 'string', about: 'First position to look at; the one before it is taken as it stands' },
    heads: { type: 'string', about: 'File of signed heads; otherwise that of this installation' },
    key: { type: 'string', about: 'Public key the heads must be signed with; otherwise our own' },
  },
  async run(given) {
    const settings = readSettings()
    const from = positionOf(given.text('from'))
    const heads = await readHeads(given.text('heads') ?? settings.auditHeads)
    if (given.text('heads') && heads.heads.length === 0)
      throw new UsageError(`There are no heads in ${given.text('heads')}. Check the name of the file.`)
    const key = given.text('key') ?? (await openSecret(settings.auditKey)).publicKey
    const report = await withHouse(settings, async ({ database }) => {
      const found = await verifyAudit(database, { from, heads, publicKeys: [key] })
      const outcome = found.broken ? 'failed' : 'done'
      await recordAlone(database, {
        actor: null,
        action: 'audit.verify',
        subjects: [{ type: 'audit', count: found.rows }],
        outcome,
      })
      return found
    })
    given.print(given.flag('json') ? JSON.stringify(report, null, 2) : inWords(report))
    return report.broken ? 1 : 0
  },
}

function positionOf(text: string | undefined): number {
  const position = Number(text ?? 1)
  if (!Number.isSafeInteger(position) || position < 1)
    throw new UsageError('--from: Write a whole number from 1, a position in the chain.')
  return position
}

function inWords(report: AuditReport): string {
  const number = (value: number) => value.toLocaleString('en')
  const { rows, from, to, heads, seconds, broken, unsealed, oldestUnsealedAt, unreadableHeads } = report
  const pace = seconds > 0 ? `, ${number(Math.round(rows / seconds))} rows a second` : ''
  return [
    `${number(rows)} rows fit, positions ${number(from)} to ${number(to)}; ${number(heads)} heads compared (${seconds.toFixed(1)} s${pace}).`,
    unsealed > 0 && `${number(unsealed)} rows are not sealed, the oldest of ${oldestUnsealedAt}.`,
    unreadableHeads > 0 && `${number(unreadableHeads)} lines of the file of heads cannot be read.`,
    heads === 0 && !broken && 'Without heads a cut-off end cannot be noticed.',
    broken ? `BROKEN. ${broken.sentence}` : 'The audit is sound.',
  ]
    .filter(Boolean)
    .join('\n')
}

import type { NetworkFilter } from '../../contract/index.ts'

/** Values of a statement with their places. */
export class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}

export const keyOfNumber = (number: string): string => number.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Conditions on leads `l` of the network. */
export function conditionsOf(filter: NetworkFilter, values: Values): string[] {
  const { status, told, open, from, to, exhibit, casefile, q } = filter
  const side = (condition: string) =>
    `l.id in (select s.lead_id from ballistics.network_side s where ${condition})`
  return [
    'true',
    ...(status?.length ? [`l.status = any (${values.add(status)}::text[])`] : []),
    ...(told === undefined ? [] : [`l.notified_on is ${told ? 'not null' : 'null'}`]),
    ...(open === undefined ? [] : [`${open ? '' : 'not '}${side('s.task is not null')}`]),
    ...(from ? [`l.issued_on >= ${values.add(from)}::date`] : []),
    ...(to ? [`l.issued_on <= ${values.add(to)}::date`] : []),
    ...(exhibit ? [side(`s.exhibit_id = ${values.add(exhibit)}::uuid`)] : []),
    ...(casefile ? [side(`s.casefile_id = ${values.add(casefile)}::uuid`)] : []),
    ...(q ? [numbered(keyOfNumber(q), values, side)] : []),
  ]
}

function numbered(key: string, values: Values, side: (condition: string) => string): string {
  const at = `${values.add(key)}::text`
  return `(l.number_key = ${at} or ${side(`s.acquisition_key = ${at} or s.case_key = ${at}`)})`
}

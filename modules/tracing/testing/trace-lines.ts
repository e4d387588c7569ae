/** What a line of a file of traces tells; days as 2025-06-10. */
interface Told {
  readonly recovered: string
  readonly requested: string
  readonly answered?: string
  readonly result?: string
  readonly sold?: string
  readonly state?: string
  readonly type?: string
}

const HEAD =
  'TRACE_NO,REQUESTED,PRIORITY,ORI,AGENCY_CASE,SERIAL,MANUFACTURER,TYPE,CALIBER,MODEL,RECOVERED,STATUS,COMPLETED,RESULT,PURCHASER_LAST,PURCHASE_DATE,DEALER_NAME,DEALER_STATE'

/** Collects lines of a file of traces, each of a gun of its own. */
export function traceLines(): { gun(told: Told): void; text(): string } {
  const rows: string[] = []
  const gun = ({
    recovered,
    requested,
    answered = '',
    result = '',
    sold = '',
    state = '',
    type = 'PISTOL',
  }: Told) => {
    const n = rows.length + 1
    const status = answered ? 'COMPLETED' : 'PENDING'
    const buyer = sold ? `BUYER${String.fromCharCode(65 + (n % 26))}` : ''
    rows.push(
      `T${n},${requested},ROUTINE,DE0010100,26-${n},QX${10_000 + n},RUGER,${type},9MM,P95,${recovered},${status},${answered},${result},${buyer},${sold},${sold ? 'Quay Arms' : ''},${state}`,
    )
  }
  return { gun, text: () => [HEAD, ...rows].join('\n') }
}

/** Files of two dealers: sales, a theft and traces, few enough to be counted by hand. */
export const DEALERS = `LICENCE,LICENSEE,PREMISE_STATE,CLOSED
1-58-033-01-7C-11111,QUIET ARMS,GA,
1-58-033-01-7C-22222,BUSY SUPPLY,GA,
`
export const SALES = `REPORT,LICENCE,REPORTED,PURCHASER_LAST,PURCHASER_FIRST,PURCHASER_DOB,SERIAL,MAKE,MODEL,TYPE,CALIBER
MS-1,1-58-033-01-7C-11111,03/03/2025,VOSS,DAGNY,02/01/1990,QAB10001,GLOCK,19,PISTOL,9MM
MS-1,1-58-033-01-7C-11111,03/03/2025,VOSS,DAGNY,02/01/1990,QAB10002,GLOCK,19,PISTOL,9MM
MS-2,1-58-033-01-7C-11111,11/03/2025,OLUND,TOVE,02/01/1980,QAB90002,GLOCK,19,PISTOL,9MM
`
export const STOLEN = `REPORT,KIND,LICENCE,REPORTED,SERIAL,MAKE,MODEL,TYPE,CALIBER
TL-1,DEALER,1-58-033-01-7C-11111,06/01/2025,QST50001,RUGER,LCP,PISTOL,.380
TL-2,DEALER,1-58-033-01-7C-11111,06/01/2025,QST50002,RUGER,LCP,PISTOL,.380
TL-3,DEALER,1-58-033-01-7C-11111,06/02/2025,QST50003,RUGER,LCP,PISTOL,.380
`

export const HEAD =
  'TRACE_NO,REQUESTED,AGENCY_CASE,SERIAL,OBLITERATED,MANUFACTURER,TYPE,CALIBER,MODEL,RECOVERED,POSSESSOR_LAST,POSSESSOR_FIRST,POSSESSOR_DOB,STATUS,COMPLETED,RESULT,PURCHASER_LAST,PURCHASER_FIRST,PURCHASER_DOB,PURCHASE_DATE,DEALER_LICENCE,DEALER_NAME,DEALER_STATE'
const BUSY = '1-58-033-01-7C-22222,BUSY SUPPLY,GA'
const QUIET = '1-58-033-01-7C-11111,QUIET ARMS,GA'

let count = 0
function trace(
  serial: string,
  make: string,
  recovered: string,
  sale: string,
  possessor = 'LUND,KARI,01/01/2000',
) {
  count++
  return `T${count},${recovered},26-${count},${serial},N,${make},PISTOL,9MM,19,${recovered},${possessor},COMPLETED,${recovered},PURCHASER IDENTIFIED,${sale}`
}

/** A purchaser of three guns in four days of whom no report tells, others of one old gun each, and one whose gun she kept. */
export function traces(): string {
  const sigrid = (serial: string, bought: string) =>
    trace(serial, 'GLOCK', '2025-08-20', `HAUGE,SIGRID,05/06/1991,${bought},${BUSY}`)
  return [
    HEAD,
    sigrid('QBB20001', '2025-06-05'),
    // A slip in the day of birth, and the names in the other order.
    trace('QBB20002', 'GLOCK', '2025-08-22', `SIGRID,HAUGE,05/07/1991,2025-06-06,${BUSY}`),
    sigrid('QBB20003', '2025-06-09'),
    trace('QAB10001', 'GLOCK', '2025-09-01', `VOSS,DAGNY,02/01/1990,2025-03-03,${QUIET}`),
    trace(
      'QCC30001',
      'GLOCK',
      '2025-09-03',
      `BERG,ASE,09/09/1970,2025-08-20,${QUIET}`,
      'BERG,ASE,09/09/1970',
    ),
    ...Array.from({ length: 8 }, (_, at) =>
      trace(
        `QDD4000${at}`,
        'GLOCK',
        '2025-07-01',
        `OLD${at},NILS,01/0${at + 1}/1960,2015-0${at + 1}-10,${QUIET}`,
      ),
    ),
    `T90,2025-09-09,26-90,QST50002,N,RUGER,PISTOL,.380,LCP,2025-09-09,LUND,KARI,01/01/2000,COMPLETED,2025-09-20,DEALER RECORD NOT AVAILABLE,,,,,,,`,
  ].join('\n')
}

import type { ClockContent, ClockRule } from '../../contract/index.ts'

const PRACTICE = 'Police Foundation: Crime Gun Intelligence Center practices, 2019'
const LOCAL = 'Goal to start from; set your own'

const goal = (
  from: ClockRule['from'],
  to: ClockRule['to'],
  [count, unit]: [number, ClockRule['unit']],
  source: string,
): ClockRule => ({ from, to, count, unit, kind: 'goal', source })

/**
 * The clocks of an agency that has chosen none. Two business days from receipt is what the National Integrated
 * Ballistic Information Network asks of every site; everything else is practice, which each agency sets for itself.
 */
export const DEFAULT_CLOCKS: ClockContent = {
  calendar: { weekend: [6, 7], holidays: 'federal', closed: [], open: [] },
  clocks: [
    goal('collected', 'received', [24, 'hours'], PRACTICE),
    goal('received', 'triaged', [1, 'business-days'], LOCAL),
    {
      from: 'received',
      to: 'acquired',
      count: 2,
      unit: 'business-days',
      kind: 'standard',
      source: 'ATF: NIBIN Minimum Required Operating Standards',
    },
    goal('collected', 'acquired', [24, 'hours'], PRACTICE),
    goal('collected', 'acquired', [48, 'hours'], PRACTICE),
    goal('acquired', 'searched', [24, 'hours'], LOCAL),
    goal('searched', 'reviewed', [1, 'business-days'], LOCAL),
    goal('lead-made', 'told', [48, 'hours'], `${PRACTICE} (24 to 48 hours)`),
    goal('lead-made', 'confirmed', [30, 'days'], LOCAL),
  ],
}

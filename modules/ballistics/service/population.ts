import type { Population } from '../contract/index.ts'

/**
 * How pairs of known origin compare: congruent cells by the original rule with the thresholds of Tong 2015, the lesser
 * of both directions. All pairs of the shared scans, as `npm run proof -- surfaces` compares them: of one slide 10 to 29
 * (Fadul) and 28 to 36 (Weller), of two slides 3 at most.
 */
const CELLS: Pick<Population, 'edges' | 'same' | 'different'> = {
  edges: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38],
  same: {
    label: 'Of one slide',
    pairs: 68,
    counts: [0, 0, 0, 0, 0, 3, 3, 13, 9, 8, 9, 8, 7, 2, 3, 0, 2, 0, 1],
  },
  different: {
    label: 'Of two slides',
    pairs: 757,
    counts: [745, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  },
}

/** What is said of how pairs of known origin compare, and of whom it cannot be said. */
export function populationFor(calibre: string | null): Population {
  return {
    measure: 'Congruent cells, the lesser of both ways',
    ...CELLS,
    sets: ['Fadul 2011: 40 cases from 10 Ruger slides', 'Weller 2012: 10 cases from 5 of 11 Ruger slides'],
    source:
      'Fadul et al. 2011, Weller et al. 2012, measured at NIST, prepared by Zemmels, VanderPlas and Hofmann, CC BY 4.0',
    caveat:
      'These are 9 mm cases from 15 slides of one maker. Other makes, worn guns and poor impressions are harder, and no error rate follows for other guns or for a search among many.',
    fits: /9\s*(x\s*19|mm)|luger|parabellum/i.test(calibre ?? ''),
  }
}

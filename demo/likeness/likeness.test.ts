import { expect, test } from 'vitest'
import { Chance } from '../chance/index.ts'
import { buildCity } from '../city/index.ts'
import { fitted } from '../fit/index.ts'
import { statisticsOf } from '../fit/statistics.ts'
import { liveWith } from '../life/live.ts'
import { everybodyArmed } from '../life/stand-in.ts'
import type { Compared } from './compare.ts'
import { eventsOf } from './invented.ts'
import { page } from './page.ts'
import { drawAll } from './plots.ts'

const chance = new Chance(1)
const life = liveWith(everybodyArmed, buildCity(chance, 'small'), [], chance, 'small')
const statistics = statisticsOf(eventsOf('small', life))
const { newYork, philadelphia, chicago } = fitted.cities
const cities: Compared[] = [
  { name: 'New York', invented: false, statistics: newYork, seeds: [] },
  { name: 'Philadelphia', invented: false, statistics: philadelphia, seeds: [] },
  { name: 'Chicago', invented: false, statistics: chicago, seeds: [] },
  { name: 'Alder Bay', invented: true, statistics, seeds: [statistics] },
]

test('what is compared are the shootings in which somebody was hit', () => {
  const hit = life.shootings.filter(({ victims }) => victims.length > 0)
  expect(statistics.incidents).toBe(hit.length)
  expect(statistics.victims).toBe(hit.flatMap(({ victims }) => victims).length)
})

test('each plot is a picture that names every city, and the page shows each', () => {
  const plots = drawAll(cities)
  const text = page(cities, 1)
  for (const [name, svg] of plots) {
    for (const city of cities) expect(svg).toContain(city.name)
    expect(svg).not.toMatch(/NaN|undefined/)
    expect(text).toContain(`images/alder-bay-likeness/${name}.svg`)
  }
  expect(text).not.toMatch(/NaN|undefined/)
})

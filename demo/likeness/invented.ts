import type { Events } from '../fit/events.ts'
import type { Life } from '../life/types.ts'

const BEGINS_SINCE_1970 = 18_932

/** The shootings of a life in which somebody was hit, in the form in which real cities are compared. */
export function eventsOf(name: string, { shootings, days }: Life): Events {
  const hit = shootings.filter(({ victims }) => victims.length > 0)
  return {
    name,
    firstDay: BEGINS_SINCE_1970,
    days,
    points: Float64Array.from(hit.flatMap(({ x, y }) => [x, y])),
    day: Int32Array.from(hit, ({ at }) => BEGINS_SINCE_1970 + Math.floor(at / 1440)),
    minute: Int16Array.from(hit, ({ at }) => at % 1440),
    victims: Int16Array.from(hit, ({ victims }) => victims.length),
    deaths: Int16Array.from(hit, ({ victims }) => victims.filter(({ died }) => died !== null).length),
  }
}

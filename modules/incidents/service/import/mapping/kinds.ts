import type { PlaceKind } from '../../../contract/index.ts'

/** Words in the place descriptions of police files, in the order in which they decide. */
const signs: readonly (readonly [RegExp, PlaceKind])[] = [
  [/public hous|\bcha\b|\bnycha\b|housing authority/, 'public-housing'],
  [/parking|garage \/|\bgarage\b(?!.*repair)/, 'parking'],
  [/school|college|university|day ?care/, 'school'],
  [/\bbus\b|train|subway|transit|station$|platform|\bcta\b|railroad|airport|tracks/, 'transit'],
  [/hospital|doctor|medical|nursing/, 'hospital'],
  [/hotel|motel|rooming/, 'hotel'],
  [
    /\bbar\b|tavern|night ?club|restaurant|diner|fast food|social club|\bclub\b|banquet|pool ?room/,
    'bar-or-restaurant',
  ],
  [
    /grocery|bodega|store|shop|retail|market|gas station|salon|liquor|laundr|cleaner|boutique|merchant|pharmacy|car wash|\bbank\b|\batm\b|currency|check cash|loan|dealership|repair/,
    'shop',
  ],
  [/vehicle|\bauto\b|taxi|truck|livery|\bcar\b|boat/, 'vehicle'],
  [/park\b|park property|playground|play lot|forest|wooded|beach|lake|river|prairie|lagoon/, 'park'],
  [
    /commercial|office|warehouse|factory|business|construction|government|fire station|police|federal|loading dock|terminal|storage|funeral|library|church|place of worship|gym|athletic|ymca|jail/,
    'workplace',
  ],
  [
    /dwell|house|apartment|apt|residence|residential|home|porch|hallway|basement|stairwell|vestibule|gangway|driveway|yard|elevator|lobby|laundry room|trailer|condo|housing/,
    'housing',
  ],
  [/street|sidewalk|alley|highway|expressway|bridge|intersection|road|vacant lot|\blot\b/, 'street'],
  [/^other\b/, 'other'],
]

/** The kind of place a description tells; null when no known word stands in it. */
export function kindOf(text: string): PlaceKind | null {
  const bare = text.toLowerCase()
  return signs.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

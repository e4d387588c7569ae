import type { ColumnKind } from '#platform/import'
import type { Target } from '../../../contract/index.ts'

/** How a target's column is usually called, best name first, and what its values can be. */
export interface Naming {
  readonly target: Target
  readonly names: readonly string[]
  readonly kinds: readonly ColumnKind[]
}

const say = (target: Target, names: string, kinds: string): Naming => ({
  target,
  names: names.split('|'),
  kinds: kinds.split('|') as ColumnKind[],
})

const dates = 'date|datetime'
const codes = 'category|text|boolean|integer|identifier|sex|race'

/** Names in small letters with single blanks; what stands before decides between equal names. */
export const namings: readonly Naming[] = [
  say(
    'incident.key',
    'incident key|incident id|incident number|incident no|incident num|case number|case no|case id|dc key|dr number|dr no|rd no|complaint number|event number|event id|report number|record number|record id|cad number|incident|id',
    'identifier|integer|number|text|category',
  ),
  say(
    'incident.date',
    'occur date|occurred date|date occurred|date occ|occurrence date|incident date|occurred on|occurred at|event date|date time|datetime|date of incident|date|offense date|shooting date',
    dates,
  ),
  say(
    'incident.time',
    'occur time|occurred time|time occurred|time occ|incident time|time|event time|hour',
    'time|datetime|integer|number',
  ),
  say(
    'incident.reportedAt',
    'date reported|report date|reported date|reported at|date rptd|date rcvd|received at',
    dates,
  ),
  say(
    'incident.address',
    'address|incident address|street address|block address|hundred block|block|location address|street|location|address block',
    'text|category|identifier',
  ),
  say('incident.latitude', 'latitude|lat|point y|y|geo lat', 'latitude'),
  say('incident.longitude', 'longitude|lon|lng|long|point x|x|geo lon', 'longitude'),
  say('incident.x', 'x coordinate|x coord cd|x coord|x|xcoord|easting', 'projectedX'),
  say('incident.y', 'y coordinate|y coord cd|y coord|y|ycoord|northing', 'projectedY'),
  say(
    'incident.point',
    'the geom|geom|geometry|point|lon lat|location|georeferenced column',
    'wkb|wkt|coordinatePair',
  ),
  say('incident.setting', 'setting|inside outside|indoor outdoor|loc of occur desc', codes),
  say('incident.insideFlag', 'inside|is inside|indoors', 'boolean|integer'),
  say('incident.outsideFlag', 'outside|is outside|outdoors', 'boolean|integer'),
  say(
    'incident.kind',
    'location type|place type|premise type|premise|premises|location desc|location description|place description|premises description|loc classfctn desc',
    'category|text',
  ),
  say(
    'incident.district',
    'police district|district|precinct|police precinct|dist|division|beat|sector|zone',
    `${codes}|number`,
  ),
  say('incident.domestic', 'domestic|is domestic|domestic violence', 'boolean|category'),
  say(
    'incident.officerInvolved',
    'officer involved|is officer involved|police involved|ois',
    'boolean|category',
  ),
  say('incident.exclusion', 'accidental|unintentional|exclusion', 'boolean|category'),
  say(
    'incident.status',
    'case status|clearance status|clearance|arrest made|arrest|status',
    'category|boolean|text',
  ),
  say(
    'incident.killed',
    'killed|n killed|number killed|num killed|victims killed|fatalities|deaths|dead|killed count|fatal victims',
    'integer|number|boolean',
  ),
  say(
    'incident.wounded',
    'injured|n injured|wounded|number injured|num injured|victims injured|n wounded|injuries|injured count|nonfatal victims',
    'integer|number|boolean',
  ),
  say(
    'victim.fatal',
    'fatal|is fatal|statistical murder flag|murder flag|fatality|fatal flag|is murder|murder|died|homicide|death',
    'boolean|category|integer',
  ),
  say(
    'victim.outcome',
    'outcome|victim status|injury type|injury|victimization|shooting type|type|incident type|primary type',
    'category|text',
  ),
  say(
    'victim.age',
    'victim age|vic age|vic age group|victim age group|age|age group|age range',
    'age|ageBand|integer|number|category',
  ),
  say('victim.sex', 'victim sex|vic sex|victim gender|sex|gender|is male', 'sex|category|boolean'),
  say('victim.race', 'victim race|vic race|race|race ethnicity', 'race|category'),
  say(
    'victim.ethnicity',
    'victim ethnicity|ethnicity|latino|hispanic|is latino|is hispanic',
    'boolean|category|race|integer|number',
  ),
  say('victim.wound', 'wound|wound location|injury location|body part', 'category|text'),
  say(
    'suspect.age',
    'suspect age|perp age|perp age group|offender age|suspect age group|arrestee age',
    'age|ageBand|integer|number|category',
  ),
  say('suspect.sex', 'suspect sex|perp sex|offender sex|suspect gender|offender gender', 'sex|category'),
  say('suspect.race', 'suspect race|perp race|offender race', 'race|category'),
  say('suspect.status', 'suspect status|offender status', 'category|text'),
  say(
    'weapon.code',
    'weapon|weapon type|gun type|firearm type|weapon description|firearm',
    'category|text|nestedList',
  ),
  say('participants.type', 'participant type', 'nestedList|category|text'),
  say('participants.status', 'participant status', 'nestedList|category|text'),
  say('participants.ageGroup', 'participant age group', 'nestedList|category|text'),
  say('participants.age', 'participant age', 'nestedList|category|text|integer'),
  say('participants.sex', 'participant gender|participant sex', 'nestedList|category|text'),
]

/** `VIC_AGE_GROUP`, `xCoordinate` and `Occur Date` as words in small letters. */
export function wordsOf(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
}

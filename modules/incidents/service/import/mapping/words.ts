/**
 * What cities' words mean. Texts are compared folded; a profile's own list comes before these. An empty
 * meaning says: known to mean "not known".
 */
type Words = Readonly<Record<string, string>>

const spread = (lists: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(
    Object.entries(lists).flatMap(([meaning, texts]) => texts.split('|').map((text) => [text, meaning])),
  )

const sex = spread({
  male: 'm|male|man|boy',
  female: 'f|female|woman|girl',
  other: 'x|other|non-binary|nonbinary|transgender',
})

const race = spread({
  black:
    'b|black|african american|african-american|black or african american|black hispanic|black non-hispanic|black/african american|african american/black|blk|b(h)',
  white: 'w|w(h)|white|caucasian|white hispanic|white non-hispanic|wht|w/h',
  asian: 'a|asian',
  'asian-pacific-islander':
    'asian / pacific islander|asian/pacific islander|asian or pacific islander|api|asian/pacific',
  'american-indian':
    'i|american indian|native american|american indian/alaskan native|american indian/alaska native|amer ind|indian|american indian or alaska native',
  'pacific-islander': 'p|pacific islander|native hawaiian|native hawaiian or other pacific islander',
  multiple: 'multiple|mixed|multiracial|two or more|two or more races|biracial',
  other: 'o|other|other race|some other race',
})

const ethnicity = spread({
  hispanic:
    'h|w(h)|b(h)|hispanic|latino|latina|latinx|hispanic or latino|hispanic/latino|white hispanic|black hispanic|y|yes|true|t|1|1.0',
  'not-hispanic':
    'not hispanic|non-hispanic|non hispanic|not hispanic or latino|nh|n|no|false|f|0|0.0|black non-hispanic|white non-hispanic',
})

const outcome = spread({
  killed:
    'killed|fatal|dead|deceased|died|death|homicide|murder|y|yes|true|t|1|1.0|fatality|doa|killed, arrested',
  wounded:
    'injured|wounded|nonfatal|non-fatal|non fatal|survived|injury|battery|shot|n|no|false|f|0|0.0|injured, arrested|robbery|assault',
  unharmed: 'unharmed|uninjured|not injured|no injury|missed|unharmed, arrested|arrested',
  unknown: 'unknown|other',
})

const setting = spread({
  inside: 'inside|indoor|indoors|i|in',
  outside: 'outside|outdoor|outdoors|o|out',
})

const status = spread({
  open: 'open|active|open/no arrest|pending|under investigation|open - active',
  'cleared-by-arrest': 'cleared by arrest|closed by arrest|arrest|cleared|closed|true|y|yes|1|cleared arrest',
  'cleared-exceptionally':
    'cleared exceptionally|exceptional|exceptional clearance|cleared by exceptional means|closed without arrest|exc',
  inactive: 'inactive|suspended|administratively closed|cold|open - inactive',
  unfounded: 'unfounded|unfound',
})

const suspectStatus = spread({
  described: 'described|unknown|unidentified|at large',
  identified: 'identified|named',
  arrested: 'arrested|in custody|unharmed, arrested|injured, arrested|arrest',
  charged: 'charged|indicted',
  convicted: 'convicted|guilty|sentenced',
  acquitted: 'acquitted|not guilty',
  deceased: 'deceased|dead|killed|suicide',
})

const exclusion = spread({
  'self-inflicted': 'self-inflicted|self inflicted|suicide|attempted suicide',
  unintentional: 'unintentional|accidental|accident|negligent discharge|y|yes|true|1',
  'self-defence': 'self-defence|self-defense|self defense|justified|justifiable',
  'officer-involved': 'officer-involved|officer involved|ois',
  'no-shot-fired': 'no-shot-fired|no shot fired|non-shooting',
})

/** Firearms by NIBRS code; calibres of handguns are handguns. */
const firearm = spread({
  '11': 'firearm|unknown firearm|unknown|gun|other|other firearm|11',
  '12': 'handgun|pistol|revolver|9mm|40 sw|45 auto|380 auto|38 spl|357 mag|22 lr|32 auto|25 auto|44 mag|10mm|semi-automatic handgun|12',
  '13': 'rifle|7.62 [ak-47]|223 rem [ar-15]|308 win|30-06 spr|300 win|30-30 win|assault rifle|long gun|13',
  '14': 'shotgun|12 gauge|20 gauge|410 gauge|16 gauge|28 gauge|14',
  '15': '15',
})

/** The usual words of each target that holds a code. */
export const usualWords = {
  'victim.sex': sex,
  'suspect.sex': sex,
  'participants.sex': sex,
  'victim.race': race,
  'suspect.race': race,
  'victim.ethnicity': ethnicity,
  'victim.fatal': outcome,
  'victim.outcome': outcome,
  'incident.setting': setting,
  'incident.status': status,
  'suspect.status': suspectStatus,
  'incident.exclusion': exclusion,
  'weapon.code': firearm,
} as const satisfies Record<string, Words>

/** Names of parts of the city by what lies there; each is given once. */
export const QUARTERS = {
  core: ['Old Harbor', 'Ropewalk', 'Customs Row', 'Exchange'],
  port: ['Coal Pier', 'Drydock', 'Saltworks', 'Tank Point'],
  hill: ['Tanner Hill', 'Beacon Knoll', 'Signal Hill', 'Orchard Heights'],
  inner: [
    'Carver Square', 'Dorr Street', 'Mill Village', 'Lower Pell', 'Brickyard', 'Weavers', 'Chandlery', 'Foundry Flats',
    'St. Alban', 'Cordwain', 'Gasworks', 'Union Yards', 'Quayside', 'Lantern Park', 'Haymarket', 'Eastbank',
  ],
  outer: [
    'Pell Park', 'Fenwick', 'Marsh Gate', 'Alderwood', 'Hollis', 'Varnum', 'Sedge Creek', 'Loomis Corner', 'Waverly',
    'Granary', 'Tidewater', 'The Neck', 'Plover Point', 'Kirby Fields', 'Northgate', 'Halsey', 'Merrow',
  ],
  suburb: [
    'Orchard Row', 'Harrow Heath', 'Fernbrook', 'Westfold', 'Stillman', 'Larkin Woods', 'Quarry Lake', 'Yarrow', 'Endicott',
    'Bramble Hill', 'Talbot Farms', 'Cider Mill', 'Upham', 'Ridley', 'Meadowgate', 'Hartwell', 'Limekiln', 'Thistledown',
  ],
} as const // prettier-ignore

export const COMPASS = [
  'Eastern',
  'Northeastern',
  'Northern',
  'Northwestern',
  'Western',
  'Southwestern',
  'Southern',
  'Southeastern',
] as const

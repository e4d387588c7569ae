const NAMES = `
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware;
DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas;
KY Kentucky; LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi;
MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York;
NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island;
SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia; WA Washington;
WV West Virginia; WI Wisconsin; WY Wyoming; PR Puerto Rico; GU Guam; VI Virgin Islands; AS American Samoa;
MP Northern Mariana Islands`

/** States and territories by their postal codes. */
export const STATES: ReadonlyMap<string, string> = new Map(
  NAMES.split(';').map((entry) => {
    const text = entry.trim()
    return [text.slice(0, 2), text.slice(3)] as const
  }),
)

/** Four codes of NCIC, and of the ORI that begins with them, are not the postal ones. */
const NCIC: Readonly<Record<string, string>> = { NB: 'NE', GM: 'GU', AM: 'AS', MK: 'MP' }
const plain = (text: string) => text.toUpperCase().replaceAll(/\bOF\b|[^A-Z]/g, '')
const BY_NAME = new Map([...STATES].map(([code, name]) => [plain(name), code]))

/** Postal code of a state by its code or name, however it is written; null where it is none. */
export function stateOf(text: string | null | undefined): string | null {
  const key = plain(text ?? '')
  if (key.length === 2) return STATES.has(key) ? key : (NCIC[key] ?? null)
  return BY_NAME.get(key) ?? null
}

/** A state by its code; a text that names none stays as it was written, so that it is not taken for unknown. */
export const stateKey = (text: string | null | undefined): string | null =>
  stateOf(text) ?? ((text ?? '').trim() || null)

export const stateName = (code: string): string => STATES.get(code) ?? code

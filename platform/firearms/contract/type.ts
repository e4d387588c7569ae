import { compact, listed } from './text.ts'

/** A kind of firearm or part, as ATF's trace tables count them. */
export interface FirearmType {
  readonly key: string
  readonly name: string
  /** Type and description of the NCIC gun file; null where NCIC has no code for it. */
  readonly ncic: string | null
  /** Whether it is fired from the hand: what federal reports of multiple sales count. */
  readonly handgun: boolean
  /** Which calibres fit: the word of {@link Calibre.guns}. */
  readonly fits: 'handgun' | 'long-gun' | 'shotgun' | 'any'
}

/** Key | name | NCIC | handgun | calibres | spellings. */
const TYPES = `
pistol | Pistol | PI | y | handgun | semi-auto pistol; semiautomatic pistol; semi automatic pistol; auto pistol; handgun; hg; pstl; pis; semi-auto handgun; pi; p
revolver | Revolver | PR | y | handgun | rev; revlvr; rv; pr
derringer | Derringer | PD | y | handgun | derringers; pd
rifle | Rifle | R | | long-gun | rif; rfl; carbine; semi-auto rifle; bolt action rifle; ri; rb; rc; rl; r
shotgun | Shotgun | S | | shotgun | sg; sht; shotgn; pump shotgun; sp; sb; si; ss; s
combination | Rifle-shotgun combination | C | | any | combination gun; c
machine-gun | Machine gun | MA | | any | machinegun; automatic rifle; ma; m
submachine-gun | Submachine gun or machine pistol | B | | any | smg; submachinegun; machine pistol; b
receiver | Frame or receiver | | | any | receiver; frame; lower; lower receiver; receiver/frame; receivers/frames
conversion-device | Machine gun conversion device | | | any | switch; glock switch; auto sear; machinegun conversion device; mcd; conversion device
silencer | Silencer | V | | any | suppressor; muffler; v
destructive-device | Destructive device | | | any | grenade; bomb
any-other-weapon | Any other weapon | | | any | aow
disguised | Disguised gun | D | | any | pen gun; cane gun
other | Other | Z | | any | other*; z
unknown | Unknown | | | any | unknown type; unk; u
`
const rows = TYPES.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

export const firearmTypes: readonly FirearmType[] = rows.map(([key, name, ncic, handgun, fits]) => ({
  key: key!,
  name: name!,
  ncic: ncic || null,
  handgun: handgun === 'y',
  fits: fits as FirearmType['fits'],
}))

const byKey = new Map(firearmTypes.map((type) => [type.key, type]))
const bySpelling = new Map<string, string>()
for (const [key, name, , , , spellings] of rows)
  for (const text of [key!, name!, ...listed(spellings!)]) {
    bySpelling.set(compact(text), key!)
    bySpelling.set(`${compact(text)}S`, bySpelling.get(`${compact(text)}S`) ?? key!)
  }

/** The type that a text means, or null. */
export const typeOf = (text: string | null | undefined): string | null =>
  text ? (bySpelling.get(compact(text)) ?? null) : null

export const typeNamed = (key: string | null | undefined): FirearmType | undefined =>
  key ? byKey.get(key) : undefined

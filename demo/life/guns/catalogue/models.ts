import type { GunType } from '../../types.ts'

/** A model as it is sold. Real names and years are facts; who buys and what is stamped on them is invented. */
export interface Model {
  readonly type: GunType
  readonly make: string
  readonly model: string
  readonly calibre: string
  /** How often it is among crime guns of its type while it is made. */
  readonly weight: number
  readonly from: number
  readonly to: number
  readonly country: string
  readonly importer: string | null
}

/**
 * Type, make, country and importer, and under it model, calibre, weight and years of making (about). Weights follow
 * the makers and calibres of crime guns in `data/traces`.
 */
const TABLE = `
pistol | Glock | Austria | Glock Inc
  17, 9mm Luger, 30, 1986; 19, 9mm Luger, 60, 1988; 26, 9mm Luger, 22, 1995; 43, 9mm Luger, 16, 2015;
  43X, 9mm Luger, 26, 2019; 45, 9mm Luger, 12, 2018; 22, .40 S&W, 22, 1990; 23, .40 S&W, 22, 1990;
  27, .40 S&W, 14, 1995; 21, .45 ACP, 12, 1991; 30, .45 ACP, 10, 1997; 42, .380 ACP, 8, 2014;
  20, 10mm Auto, 5, 1991; 44, .22 LR, 4, 2020
pistol | Smith & Wesson | USA | 
  M&P9 Shield, 9mm Luger, 34, 2012; SD9VE, 9mm Luger, 34, 2012; M&P9, 9mm Luger, 16, 2006;
  5906, 9mm Luger, 4, 1988-1999; SD40VE, .40 S&W, 18, 2012; M&P40, .40 S&W, 10, 2006;
  Sigma SW40VE, .40 S&W, 9, 1994-2012; M&P45, .45 ACP, 6, 2007; M&P380 Shield EZ, .380 ACP, 9, 2018;
  Bodyguard 380, .380 ACP, 9, 2010; M&P22, .22 LR, 3, 2011
pistol | Taurus | Brazil | Taurus International
  G2C, 9mm Luger, 40, 2013; G3, 9mm Luger, 22, 2019; G3C, 9mm Luger, 26, 2020; GX4, 9mm Luger, 10, 2021;
  PT92, 9mm Luger, 8, 1983; PT111, 9mm Luger, 9, 1997-2014; PT140, .40 S&W, 7, 1999-2014;
  PT738 TCP, .380 ACP, 7, 2009-2019; PT145, .45 ACP, 5, 2000-2014; PT22, .22 LR, 3, 1992-2015;
  PT25, .25 ACP, 2, 1992-2012
pistol | Ruger | USA | 
  LCP, .380 ACP, 22, 2008; EC9s, 9mm Luger, 18, 2018; P95, 9mm Luger, 16, 1993-2013;
  P89, 9mm Luger, 10, 1991-2009; LC9, 9mm Luger, 11, 2011-2020; Security-9, 9mm Luger, 14, 2018;
  SR9, 9mm Luger, 8, 2007-2017; P90, .45 ACP, 5, 1991-2010; SR40, .40 S&W, 5, 2011-2017;
  Mark IV, .22 LR, 5, 2016; Mark II, .22 LR, 6, 1982-2004; Standard, .22 LR, 8, 1949-1982;
  57, 5.7x28mm, 2, 2020
pistol | Springfield Armory | Croatia | Springfield Inc
  XD-9, 9mm Luger, 14, 2002; XD-40, .40 S&W, 8, 2002; XDS, 9mm Luger, 8, 2012; Hellcat, 9mm Luger, 12, 2019;
  XD-45, .45 ACP, 5, 2006
pistol | SIG Sauer | USA | 
  P320, 9mm Luger, 14, 2014; P365, 9mm Luger, 18, 2018; P226, 9mm Luger, 5, 1988; P229, .40 S&W, 4, 1992;
  P238, .380 ACP, 3, 2009; P250, 9mm Luger, 3, 2007-2017
pistol | SCCY | USA | 
  CPX-1, 9mm Luger, 12, 2010; CPX-2, 9mm Luger, 26, 2010; CPX-3, .380 ACP, 4, 2018
pistol | Beretta | Italy | Beretta USA
  92FS, 9mm Luger, 12, 1985; PX4 Storm, 9mm Luger, 5, 2005; 96, .40 S&W, 4, 1992-2011; APX, 9mm Luger, 4, 2017;
  21A Bobcat, .22 LR, 3, 1985; 950 Jetfire, .25 ACP, 3, 1955-2003
pistol | Canik | Turkey | Century Arms
  TP9SF, 9mm Luger, 10, 2015; TP9 Elite, 9mm Luger, 7, 2018; METE, 9mm Luger, 5, 2021
pistol | FN | USA | 
  509, 9mm Luger, 9, 2017; FNS-9, 9mm Luger, 4, 2011-2019; FNX-45, .45 ACP, 2, 2010
pistol | FN | Belgium | FN America
  Five-seveN, 5.7x28mm, 3, 2004
pistol | Hi-Point | USA | 
  C9, 9mm Luger, 24, 1998; CF380, .380 ACP, 10, 1998; JCP, .40 S&W, 9, 1998; JHP, .45 ACP, 8, 1998
pistol | Kel-Tec | USA | 
  P-11, 9mm Luger, 6, 1995-2019; PF-9, 9mm Luger, 7, 2006; P-3AT, .380 ACP, 5, 2003
pistol | Walther | Germany | Walther Arms
  P22, .22 LR, 8, 2002; PPS, 9mm Luger, 4, 2007; CCP, 9mm Luger, 3, 2014
pistol | Heckler & Koch | Germany | HK-USA
  USP, .45 ACP, 3, 1993; VP9, 9mm Luger, 3, 2014
pistol | CZ | Czech Republic | CZ-USA
  75, 9mm Luger, 4, 1991; P-10, 9mm Luger, 4, 2017
pistol | Bersa | Argentina | Eagle Imports
  Thunder 380, .380 ACP, 8, 1995; TPR9, 9mm Luger, 3, 2014
pistol | Rock Island Armory | Philippines | Armscor Precision
  M1911-A1, .45 ACP, 8, 1996; M206, 9mm Luger, 1, 2010
pistol | Colt | USA | 
  1911, .45 ACP, 9, 1930; Mustang, .380 ACP, 3, 1983; Vest Pocket, .25 ACP, 5, 1930-1948
pistol | Kimber | USA | 
  Custom II, .45 ACP, 3, 2001; Micro 9, 9mm Luger, 2, 2015
pistol | Diamondback | USA | 
  DB9, 9mm Luger, 4, 2011; DB380, .380 ACP, 3, 2009
pistol | Cobra | USA | 
  FS380, .380 ACP, 6, 2002-2020; CA32, .32 ACP, 3, 2002-2020
pistol | Jimenez Arms | USA | 
  JA-22, .22 LR, 5, 2004-2019; JA-380, .380 ACP, 6, 2004-2019; JA-Nine, 9mm Luger, 5, 2006-2019
pistol | Bryco | USA | 
  Jennings Nine, 9mm Luger, 12, 1992-2003; 38, .380 ACP, 14, 1988-2003
pistol | Lorcin | USA | 
  L380, .380 ACP, 22, 1992-1998; L25, .25 ACP, 10, 1989-1998
pistol | Davis | USA | 
  P-380, .380 ACP, 16, 1990-2001; P-32, .32 ACP, 8, 1986-2001
pistol | Raven | USA | 
  MP-25, .25 ACP, 26, 1970-1991
pistol | Phoenix Arms | USA | 
  HP22, .22 LR, 7, 1992; Raven, .25 ACP, 3, 1992
revolver | Smith & Wesson | USA | 
  36, .38 Special, 14, 1950; 10, .38 Special, 16, 1930; 442, .38 Special, 10, 1993; 642, .38 Special, 12, 1990;
  686, .357 Magnum, 9, 1981; 19, .357 Magnum, 7, 1957-1999; 29, .44 Magnum, 4, 1955
revolver | Taurus | Brazil | Taurus International
  85, .38 Special, 22, 1985; 605, .357 Magnum, 8, 1995; Judge, .45 Colt, 12, 2006; 82, .38 Special, 5, 1981
revolver | Ruger | USA | 
  LCR, .38 Special, 9, 2009; SP101, .357 Magnum, 8, 1989; GP100, .357 Magnum, 6, 1985;
  Single-Six, .22 LR, 6, 1953
revolver | Heritage | USA | 
  Rough Rider, .22 LR, 14, 1993
revolver | Rossi | Brazil | Rossi USA
  68, .38 Special, 6, 1978-1998; R461, .357 Magnum, 5, 1999
revolver | Charter Arms | USA | 
  Undercover, .38 Special, 9, 1965; Bulldog, .44 Special, 3, 1973
revolver | Colt | USA | 
  Detective Special, .38 Special, 5, 1930-1995; Police Positive, .32 S&W Long, 4, 1930-1977
revolver | Harrington & Richardson | USA | 
  732, .32 S&W Long, 6, 1958-1985; 929, .22 LR, 7, 1956-1985
rifle | Ruger | USA | 
  10/22, .22 LR, 14, 1964; AR-556, 5.56x45mm, 10, 2014; Mini-14, 5.56x45mm, 4, 1975
rifle | Smith & Wesson | USA | 
  M&P15, 5.56x45mm, 12, 2006; M&P15-22, .22 LR, 4, 2009
rifle | Anderson | USA | 
  AM-15, 5.56x45mm, 16, 2011
rifle | Palmetto State Armory | USA | 
  PA-15, 5.56x45mm, 12, 2012; AK-P, 7.62x39mm, 4, 2019
rifle | Romarm | Romania | Century Arms
  WASR-10, 7.62x39mm, 8, 2003; Draco, 7.62x39mm, 14, 2009
rifle | Norinco | China | Navy Arms
  SKS, 7.62x39mm, 6, 1987-1994
rifle | Zastava | Serbia | Zastava Arms USA
  ZPAP92, 7.62x39mm, 6, 2016
rifle | Hi-Point | USA | 
  995, 9mm Luger, 8, 1995; 4095, .40 S&W, 4, 2003
rifle | Kel-Tec | USA | 
  Sub-2000, 9mm Luger, 6, 2001
rifle | Marlin | USA | 
  60, .22 LR, 12, 1960; 336, .30-30 Win, 6, 1948
rifle | Savage | USA | 
  Axis, .308 Win, 5, 2010; Mark II, .22 LR, 4, 1990
rifle | Winchester | USA | 
  70, .30-06, 5, 1936; 94, .30-30 Win, 5, 1930-2006
rifle | Remington | USA | 
  700, .308 Win, 5, 1962
shotgun | Mossberg | USA | 
  500, 12 gauge, 20, 1961; Maverick 88, 12 gauge, 16, 1989; Shockwave, 12 gauge, 8, 2017;
  500, 20 gauge, 5, 1965
shotgun | Remington | USA | 
  870, 12 gauge, 18, 1950-2022; 1100, 12 gauge, 4, 1963-2020
shotgun | Harrington & Richardson | USA | 
  Topper, 12 gauge, 8, 1940-2014; Topper, 20 gauge, 5, 1946-2014
shotgun | Stoeger | Turkey | Stoeger Industries
  Coach Gun, 12 gauge, 3, 1999; M3000, 12 gauge, 3, 2013
shotgun | Winchester | USA | 
  12, 12 gauge, 5, 1930-1964; 1300, 12 gauge, 5, 1983-2006
`

const STILL_MADE = 9_999

export const MODELS: readonly Model[] = TABLE.trim()
  .split(/\n(?! )/)
  .flatMap((group) => {
    const [maker = '', ...lines] = group.split('\n')
    const [type, make, country, importer] = maker.split('|').map((cell) => cell.trim()) as [
      GunType,
      string,
      string,
      string,
    ]
    return lines
      .join(' ')
      .split(';')
      .filter((row) => row.trim() !== '')
      .map((row) => ({ type, make, country, importer: importer || null, ...modelOf(row) }))
  })

function modelOf(row: string) {
  const [model = '', calibre = '', weight, years = ''] = row.split(',').map((cell) => cell.trim())
  const [from, to] = years.split('-').map(Number)
  return { model, calibre, weight: Number(weight), from: from!, to: to ?? STILL_MADE }
}

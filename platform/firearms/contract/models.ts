import { compact, listed } from './text.ts'

/** Model names that are easily taken for serial numbers or tell what an importer brought in: make, then its models. */
const BY_MAKE = `
smith-wesson | 5906; 5904; 4006; 6906; 659; 686; 629; SD9VE; SD40VE; SW40VE; SW9VE; M&P9; M&P40; M&P45; M&P15; M&P15-22; 642; 442; 10-5; 15-3; M&P Shield; M&P9 Shield
glock | G17; G19; G22; G23; G26; G27; G43; G43X; G45; 43X; 19X; G19X; G17C; G21; G30; G42
taurus | PT92; PT99; PT111; PT140; PT145; PT22; PT25; PT738; G2C; G3C; GX4; PT709; PT24/7; PT809
beretta | 92FS; 92F; 96D; 96A1; 950BS; 21A; PX4; APX; M9A1
hi-point | C9; CF380; JCP; JHP; 995TS; 4095TS; JXP; C380
sccy | CPX-1; CPX-2; CPX-3; CPX-4; DVG-1
ruger | P89; P90; P95; LCP; LC9S; EC9S; SR9C; SR40; SP101; GP100; MKII; AR-556; LC380
canik | TP9; TP9SF; TP9 Elite; METE; TP9SA; TP9 SFX
romarm | WASR-10; WASR; Draco; Mini Draco; Micro Draco; GP WASR; SAR-1
norinco | SKS; MAK-90; NHM-91; 84S; 54-1
zastava | ZPAP92; ZPAPM70; NPAP; M70; PAP M92; M57
bersa | Thunder 380; Thunder; TPR9; BP9CC
walther | P22; PPS; CCP; PPK; PPK/S; PK380; P99; PPQ
rossi | R461; 68; 88; 518; M68; 351
armscor | M1911-A1; M206; M1911A1; M200
tanfoglio | Witness; GT27; TA90; GT380
girsan | MC9; MC28; Regard; MC1911
sarsilmaz | SAR9; K2P; B6P; SAR K2
fn | FNS-9; FNX-45; Five-seveN; 509T; FNX-9
kel-tec | P-11; PF-9; P-3AT; SUB-2000; P32; P3AT; PMR30
lorcin | L380; L25; L9MM; L22
jimenez | JA-22; JA-380; JA-NINE; JA25
davis | P-380; P-32; D22; P380
raven | MP-25; P25; MP25
phoenix | HP22; HP25; HP22A
diamondback | DB9; DB380; DB15
cobra | FS380; CA32; CA380; C22M
anderson | AM-15; AM15
palmetto | PA-15; PA15; AK-P
sig-sauer | P320; P365; P226; P229; P238; P250; P220; P365XL; P938
springfield-armory | XD-9; XD-40; XD-45; XDS; XDM; XD9; XD40; XDM-9
heckler-koch | USP; VP9; P2000; P30; USPC
cz | CZ75; P-10; P-10C; P-01; CZ82; 75B
stoeger | M3000; STR-9; Cougar 8000; P3000
tisas | Zigana; 1911A1; PX-9
`

/** Maker, by key, of each model as written without blanks and signs. */
export const MODELS: ReadonlyMap<string, string> = new Map(
  BY_MAKE.trim()
    .split('\n')
    .flatMap((line) => {
      const [make, models] = line.split('|').map((cell) => cell.trim())
      return listed(models!).map((model) => [compact(model), make!] as const)
    }),
)

/**
 * Key | name | NCIC code | guns of it | family | further spellings.
 * Codes and the pairs of names are from the NCIC calibre list in NIEM 5.0 (see README). Guns: h handgun, l long gun,
 * g shotgun, a any. Two keys of one family may stand for the same gun in two records: either because a record often
 * gives only the family (`7.62mm`), or because one gun fires both.
 */
export const CALIBRES = `
9mm-luger | 9mm Luger | 9 | a | | 9; 9mm; 9 mm para; 9mm parabellum; 9x19; 9x19mm; 9mm nato; 9mm luger/parabellum; 9x19 parabellum; 9 luger; 9mil
380-acp | .380 ACP | 380 | h | | 380; 380 auto; 380 auto pistol; 9mm kurz; 9mm corto; 9mm short; 9x17; 9x17mm; 380acp auto
9x18-makarov | 9x18 Makarov | 9 | h | | 9mm makarov; 9x18; 9x18mm; makarov
38-super | .38 Super | 38 | h | | 38 super auto; 38 super acp
40-sw | .40 S&W | 40 | a | | 40; 40sw; 40 smith & wesson; 40 s and w; 40 auto
10mm-auto | 10mm Auto | 10 | a | | 10; 10mm; 10x25
357-sig | .357 SIG | 357 | h | 357 | 357sig
45-acp | .45 ACP | 45 | a | 45 | 45; 45 auto; 45 a.c.p.; 45acp auto
45-gap | .45 GAP | 45 | h | 45 |
45-colt | .45 Colt | 45 | a | 45 | 45 long colt; 45 lc; 45lc
454-casull | .454 Casull | 454 | h | |
22-lr | .22 LR | 22 | a | 22 | 22; 22 long rifle; 22 short; 22 long; 22 rimfire; 22 s/l/lr; 22 long rifle rimfire
22-wmr | .22 WMR | 22 | a | 22 | 22 mag; 22 magnum; 22 winchester magnum
17-hmr | .17 HMR | 17 | l | | 17
38-special | .38 Special | 38 | h | 38 | 38; 38 spl; 38 spcl; 38 spc; 38 special +p; 38 special plus p
38-sw | .38 S&W | 38 | h | 38 |
357-magnum | .357 Magnum | 357 | a | 357 | 357; 357 mag; 357 remington magnum
327-magnum | .327 Federal Magnum | 327 | h | | 327; 327 mag; 327 federal
41-magnum | .41 Magnum | 41 | h | | 41; 41 mag; 41 remington magnum
44-magnum | .44 Magnum | 44 | a | 44 | 44; 44 mag; 44 remington magnum
44-special | .44 Special | 44 | h | 44 | 44 spl
25-acp | .25 ACP | 25 | h | | 25; 25 auto; 6.35mm; 6.35; 635
32-acp | .32 ACP | 32 | h | 32 | 32; 32 auto; 7.65mm browning; 7.65 browning
32-sw-long | .32 S&W Long | 32 | h | 32 | 32 s&w; 32 long; 32 swl
32-hr-magnum | .32 H&R Magnum | 32 | h | 32 | 32 h&r mag; 32 magnum
57x28 | 5.7x28mm | | a | | 5.7; 5.7mm; 57; 5.7x28; 5.7 fn; 57x28
50-ae | .50 AE | 50 | h | 50 | 50 action express
50-bmg | .50 BMG | 50 | l | 50 | 50 browning machine gun
50 | .50, kind unknown | 50 | a | 50 | 50
500-magnum | .500 S&W Magnum | | h | | 500; 500 mag; 500 s&w; 500 magnum
460-magnum | .460 S&W Magnum | | h | | 460 s&w; 460 mag
556-nato | 5.56x45mm NATO | 556 | l | 223 | 5.56; 5.56mm; 556; 5.56x45; 5.56x45mm; 5.56 nato; 556x45; multi 5.56
223-remington | .223 Remington | 223 | l | 223 | 223; 223 rem; 223/5.56; 5.56/223
300-blackout | .300 Blackout | 300 | l | 300 | 300 blk; 300 aac; 300 aac blackout; 7.62x35
762x39 | 7.62x39mm | 762 | l | 762 | 762x39; 7.62 x 39; 7.62x39 soviet
762x51 | 7.62x51mm NATO | 762 | l | 762 308 | 7.62 nato; 762x51; 7.62x51
762x54r | 7.62x54mmR | 762 | l | 762 | 7.62x54; 762x54; 7.62x54r; 7.62x54 r
762x25 | 7.62x25mm Tokarev | 763 | h | 762 | 7.62 tokarev; 7.62x25; 762x25
762 | 7.62mm, kind unknown | 762 | a | 762 | 7.62; 762; 7.62mm
308-winchester | .308 Winchester | 308 | l | 308 | 308; 308 win
30-06 | .30-06 Springfield | 3006 | l | | 3006; 30-06; 30-06 spr; 30-06 springfield; 30 06
30-30 | .30-30 Winchester | 30 | l | | 3030; 30-30; 30-30 win
30-carbine | .30 Carbine | 30 | a | | 30 m1 carbine; 30 m1; 30 cal carbine
300-win-magnum | .300 Winchester Magnum | 300 | l | 300 | 300 win mag; 300 win; 300 mag; 300wm
300 | .300, kind unknown | 300 | l | 300 | 300
243-winchester | .243 Winchester | 243 | l | | 243; 243 win
270-winchester | .270 Winchester | 270 | l | | 270; 270 win
7mm-remington-magnum | 7mm Remington Magnum | 7 | l | | 7mm mag; 7mm rem mag; 7mm
65-creedmoor | 6.5 Creedmoor | | l | | 6.5 cm; 65 creedmoor; 6.5
204-ruger | .204 Ruger | 204 | l | | 204
22-250 | .22-250 Remington | 22 | l | | 22-250; 22250
303-british | .303 British | 303 | l | | 303
35-remington | .35 Remington | 35 | l | | 35; 35 rem
350-legend | .350 Legend | | l | | 350
450-bushmaster | .450 Bushmaster | | l | | 450
45-70 | .45-70 Government | 4570 | l | | 45-70; 45-70 govt; 4570
338-lapua | .338 Lapua Magnum | 338 | l | | 338
545x39 | 5.45x39mm | | l | | 5.45; 5.45mm; 545; 5.45x39; 545x39
8mm-mauser | 8mm Mauser | 8 | l | | 8mm; 7.92x57; 8x57
12-gauge | 12 gauge | 12 | g | | 12; 12ga; 12 ga.; 12 g; 12 bore
16-gauge | 16 gauge | 16 | g | | 16; 16ga; 16 g
20-gauge | 20 gauge | 20 | g | | 20; 20ga; 20 g
28-gauge | 28 gauge | 28 | g | | 28; 28ga; 28 g
10-gauge | 10 gauge | 10 | g | | 10ga
410-bore | .410 bore | 410 | a | | 410; 410 ga; 410 gauge
multi | Multi-calibre | | a | | multi cal; multiple
`

/**
 * Key | name | country, when made in one | NCIC codes | further spellings, also typed abbreviations.
 * Codes are those whose NCIC definition begins with the name (NIEM 5.0, see README).
 */
export const MAKES = `
glock | Glock | Austria | GLC; GLD | glk; glock ges mbh; glock gmbh; glock inc; glock stock and barrel
smith-wesson | Smith & Wesson | USA | SW | s&w; smith and wesson; smith/wesson; smith wesson; s & w; smith; smith & wesson sales company
taurus | Taurus | Brazil | TAS | forjas taurus; taurus intl; taurus international; taurus armas; taurus usa; taurus holdings
ruger | Ruger | USA | | sturm ruger; sturm, ruger & co; rug; sturm ruger and company; sturm-ruger
springfield-armory | Springfield Armory | | SPR | springfield; springfield inc; spfld; springfield armoury; springfield armory inc
sig-sauer | SIG Sauer | | SIG | sig; sig-sauer; sigarms; sig arms; sig sauer inc; sauer sig
sccy | SCCY | USA | SKY | sccy industries; skyy; sccy ind; skyy industries
beretta | Beretta | Italy | BBI; FII; BER | pietro beretta; beretta usa; fabbrica d'armi pietro beretta; beretta usa corp
canik | Canik | Turkey | CNK | canik55; canik 55; samsun yurt savunma; century arms canik; century canik
fn | FN | | FNH | fn herstal; fabrique nationale; fn america; fnh usa; fn usa; fabrique nationale herstal; fn manufacturing; browning fn
hi-point | Hi-Point | USA | HIH; HSK; IBE | hipoint; high point; highpoint; beemiller; strassells machine; haskell; iberia firearms; hi-point firearms
cobra | Cobra | USA | CBR | cobra enterprises; cobra arms; cobra firearms; cobra industries
lorcin | Lorcin | USA | LCN | lorcin engineering
mossberg | Mossberg | USA | MOS; MRM | o f mossberg; of mossberg & sons; o.f. mossberg; maverick arms; maverick
remington | Remington | USA | REM | rem; remington arms; remarms; remington arms company
kel-tec | Kel-Tec | USA | KTC | keltec; kel tec cnc; keltec systems; kel tec cnc industries
davis | Davis | USA | DAB | davis industries; davis ind
colt | Colt | USA | CLT; HRR | colts; colt mfg; colt manufacturing; colt's; colts manufacturing company; colts patent
walther | Walther | Germany | WAL | carl walther; walther manufacturing; walther arms; carl walther gmbh
bryco | Bryco | USA | BRY | bryco arms
jennings | Jennings | USA | JEI; JFT | jennings firearms
palmetto | Palmetto State Armory | USA | PAA; PLM; PMT; PSD | psa; palmetto; palmetto armory; dc machine
jimenez | Jimenez Arms | USA | JMZ | jimenez; ja; j a industries; ja industries
polymer80 | Polymer80 | USA | POR | polymer 80; p80
dpms | DPMS | USA | DPM | defense procurement manufacturing services
century | Century Arms | USA | CAI; CIA | century; century international; century international arms; century intl; cai
kimber | Kimber | USA | KIE | kimber mfg; kimber of america
bushmaster | Bushmaster | USA | BHT | bushmaster firearms
north-american-arms | North American Arms | USA | NAA; NRA | naa
rossi | Rossi | Brazil | | amadeo rossi; rossi usa; braztech
raven | Raven | USA | RAV | raven arms
phoenix | Phoenix Arms | USA | PHE | phoenix
charter | Charter Arms | USA | CAC; CCO; CTR | charter; charter 2000; charco; charco 2000
heritage | Heritage | USA | | heritage manufacturing; heritage mfg; heritage arms
cz | CZ | Czech Republic | FOZ | ceska zbrojovka; cz-usa; cz usa; cz brno
heckler-koch | Heckler & Koch | Germany | HEC | hk; h&k; h & k; heckler and koch; heckler koch; hk inc; hk-usa
diamondback | Diamondback | USA | DBK | diamond back; diamondback firearms; diamondback armory
anderson | Anderson | USA | ADM | anderson mfg; anderson manufacturing; anderson rifles; anderson arms; wm c anderson
aero-precision | Aero Precision | USA | API | aero
savage | Savage | USA | SAV | savage arms
marlin | Marlin | USA | MAR | marlin firearms
winchester | Winchester | USA | WIN | winchester repeating arms
henry | Henry | USA | | henry repeating arms; henry rac; henry rifles
browning | Browning | | BRO | browning arms
bersa | Bersa | Argentina | AEI | bersa sa
armscor | Rock Island / Armscor | Philippines | ACP; ROI | rock island; rock island armory; ria; armscor of the philippines; rock island arsenal; arms corp of the philippines
stoeger | Stoeger | | STZ | stoeger arms; stoeger silah
intratec | Intratec | USA | INC | tec-9; intratec firearms
american-tactical | American Tactical | USA | ATP; ATU | ati; american tactical imports
zastava | Zastava | Serbia | ZAS | zastava arms; crvena zastava; zastava serbia
norinco | Norinco | China | NON | china north industries; china north
iver-johnson | Iver Johnson | USA | IJA | iver johnsons arms
harrington-richardson | Harrington & Richardson | USA | WES | h&r; harrington and richardson; new england firearms; nef; h&r 1871; harrington richardson
high-standard | High Standard | USA | HSM | hi-standard; hi standard
romarm | Romarm | Romania | RMC | cugir; romarm cugir; romanian; romak
radical | Radical Firearms | USA | RDC | radical
staccato | Staccato | USA | STI | sti; sti international; staccato 2011
shadow-systems | Shadow Systems | USA | SYT | shadow
tisas | Tisas | Turkey | TBZ | trabzon; trabzon silah
girsan | Girsan | Turkey | GIR |
sarsilmaz | Sarsilmaz / SAR | Turkey | SMZ | sarsilmaz; sar usa; sar arms; sar
tanfoglio | Tanfoglio | Italy | TFG | fratelli tanfoglio
masterpiece | Masterpiece Arms | USA | MPA | mpa; masterpiece
weatherby | Weatherby | USA | WEA |
barrett | Barrett | USA | | barrett firearms
arsenal | Arsenal | Bulgaria | | arsenal ad; arsenal bulgaria
derya | Derya | Turkey | | derya arms
rohm | Röhm | Germany | | rohm; rg; rg industries; roehm
steyr | Steyr | Austria | | steyr mannlicher
iwi | IWI | Israel | | israel weapon industries; imi; israel military industries
magnum-research | Magnum Research | USA | | desert eagle
pmf | Privately made firearm | | | privately made; ghost; ghost gun; home made; homemade; homebuilt; private; pmf; privately made unknown; kit gun
`

/**
 * Key | name | makes it brings in, by key | whether it also makes guns | further spellings.
 * A firearm made abroad bears the importer's name beside the maker's; a clerk who enters it as maker sends the trace
 * to the wrong desk. Only those whose name is not already a spelling of a make are asked about.
 */
export const IMPORTERS = `
glock-inc | Glock Inc | glock | y | glock inc smyrna; glock usa
century | Century Arms | canik; romarm; zastava; norinco; arsenal | y | century; century international arms; century arms inc; century intl arms; cai
taurus-international | Taurus International | taurus; rossi | y | taurus intl mfg; taurus international mfg
springfield-inc | Springfield Inc | springfield-armory | y |
beretta-usa | Beretta USA | beretta | y | beretta usa corp; beretta u.s.a.
fn-america | FN America | fn | y | fnh usa; fn america llc
walther-arms | Walther Arms | walther | | walther america; walther arms inc
hk-usa | HK-USA | heckler-koch | y | hk inc; heckler & koch inc
cz-usa | CZ-USA | cz | y | cz usa kansas city
eagle-imports | Eagle Imports | bersa | | eagle imports inc; eagle import
armscor-precision | Armscor Precision | armscor | y | armscor precision international
rossi-usa | Rossi USA | rossi | | braztech
stoeger-industries | Stoeger Industries | stoeger | | stoeger ind
zastava-usa | Zastava Arms USA | zastava | | zastava usa
navy-arms | Navy Arms | norinco | | navy arms co; navy arms company
interarms | Interarms | walther; rossi; star | | interarmco; interarms ltd
eaa | European American Armory | tanfoglio; girsan; sarsilmaz | | eaa; eaa corp
american-tactical | American Tactical | tisas | y | american tactical imports; ati
sar-usa | SAR USA | sarsilmaz | |
sds-imports | SDS Imports | tisas | | sds; sds arms
kbi | KBI | armscor | | kbi inc
pw-arms | PW Arms | romarm; norinco | | pw arms redmond; pwa
excam | Excam | tanfoglio | | excam inc; excam hialeah
legacy-sports | Legacy Sports International | | | legacy sports intl
umarex-usa | Umarex USA | walther; heckler-koch | |
iwi-us | IWI US | iwi | y | iwi usa
steyr-arms | Steyr Arms | steyr | y | steyr usa
`

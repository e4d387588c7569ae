/** Ways in which makes stand in property rooms and trace requests; the first is the commonest. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Glock: ['GLOCK', 'GLK', 'GLOCK INC', 'GLOCK GMBH', 'GLOCK, INC.', 'GLC'],
  'Smith & Wesson': [
    'SMITH & WESSON',
    'S&W',
    'SMITH AND WESSON',
    'SMITH/WESSON',
    'S & W',
    'SW',
    'SMITH WESSON',
  ],
  Taurus: ['TAURUS', 'TAURUS INTL', 'TAURUS INTERNATIONAL', 'FORJAS TAURUS', 'TAS'],
  Ruger: ['RUGER', 'STURM RUGER', 'STURM, RUGER & CO', 'RUG', 'STURM-RUGER'],
  'Springfield Armory': [
    'SPRINGFIELD ARMORY',
    'SPRINGFIELD',
    'SPRINGFIELD INC',
    'SPFLD',
    'SPRINGFIELD ARMOURY',
  ],
  'SIG Sauer': ['SIG SAUER', 'SIG', 'SIGSAUER', 'SIG-SAUER', 'SIGARMS'],
  SCCY: ['SCCY', 'SCCY INDUSTRIES', 'SKYY', 'SCCY IND'],
  Beretta: ['BERETTA', 'BERETTA USA', 'PIETRO BERETTA', 'BER'],
  Canik: ['CANIK', 'CANIK55', 'CENTURY ARMS CANIK', 'CNK'],
  FN: ['FN', 'FNH', 'FN HERSTAL', 'FABRIQUE NATIONALE', 'FN AMERICA'],
  'Hi-Point': ['HI-POINT', 'HI POINT', 'HIPOINT', 'HIGH POINT', 'BEEMILLER'],
  'Kel-Tec': ['KEL-TEC', 'KELTEC', 'KEL TEC', 'KTC'],
  Mossberg: ['MOSSBERG', 'O F MOSSBERG', 'MAVERICK ARMS', 'MOS'],
  Remington: ['REMINGTON', 'REM', 'REMINGTON ARMS', 'REMARMS'],
  Colt: ['COLT', 'COLTS', 'COLT MFG', 'CLT'],
  Walther: ['WALTHER', 'CARL WALTHER', 'WAL'],
  Lorcin: ['LORCIN', 'LORCIN ENGINEERING', 'LCN'],
  Cobra: ['COBRA', 'COBRA ENTERPRISES', 'COBRA ARMS'],
  Davis: ['DAVIS', 'DAVIS INDUSTRIES', 'DAVIS IND'],
  Rossi: ['ROSSI', 'AMADEO ROSSI', 'ROSSI USA'],
  'Heckler & Koch': ['HECKLER & KOCH', 'HK', 'H&K', 'H & K'],
  Kimber: ['KIMBER', 'KIMBER MFG'],
  Anderson: ['ANDERSON', 'ANDERSON MFG', 'ANDERSON MANUFACTURING'],
  'Palmetto State Armory': ['PALMETTO STATE ARMORY', 'PSA', 'PALMETTO'],
  'Jimenez Arms': ['JIMENEZ ARMS', 'JIMENEZ', 'JA'],
  Diamondback: ['DIAMONDBACK', 'DIAMOND BACK', 'DIAMONDBACK FIREARMS'],
}

/** The make as most people write it, in capitals. */
export const usualMake = (make: string): string => SPELLINGS[make]?.[0] ?? make.toUpperCase()

/** Every other way it is written; empty for a make that people write in one way. */
export const otherMakes = (make: string): readonly string[] => SPELLINGS[make]?.slice(1) ?? []

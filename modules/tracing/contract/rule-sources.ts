/** Where a rule comes from, as it is shown beside its sentence. */
export const FORM = 'ATF Form 3312.1 (2018)'
export const FAILURES = 'National Academies, Firearms and Violence (2004), table of failed traces, 1999'
export const NCIC = 'NCIC code lists, NIEM 5.0'
export const ORI = 'FBI NIBRS Technical Specification 2019.1, data element 1'
export const STATUTE = 'Public Law 112-55: traces are made in a bona fide criminal investigation'
export const VOCABULARY = 'Vocabulary of platform/firearms'
export const ARITHMETIC = 'Dates of the record'

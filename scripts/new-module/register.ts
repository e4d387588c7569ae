/** The text of server/modules.ts with one module more: an import and a place in the list. */
export function registered(text: string, id: string, name: string): string {
  const imports = text.match(/^import \{ \w+ \} from '#modules\/[\w-]+'$/gm) ?? []
  const list = /(readonly Module\[\] = \[)([^\]]*)(\])/
  if (!list.test(text)) throw new Error('server/modules.ts holds no list of modules.')
  const line = `import { ${name} } from '#modules/${id}'`
  const [last] = imports.slice(-1)
  const withImport = last ? text.replace(last, `${last}\n${line}`) : `${line}\n${text}`
  return withImport.replace(list, (_, before: string, inside: string, after: string) =>
    inside.trim() === ''
      ? `${before}${name}${after}`
      : `${before}${inside.trimEnd().replace(/,$/, '')}, ${name}${after}`,
  )
}

import { Role, type Permission, type RouteShape } from '#contract'
import { SECRETS, settingsSchema } from '../../server/settings.ts'
import type { HouseInWords } from './house.ts'

const NOTE = '<!-- Written by npm run generate from the code. Change the code, not this page. -->'

/** docs/reference/api.md: every route, by room. */
export function apiPage({ routes }: HouseInWords): string {
  const roomOf = (route: RouteShape) => route.id.split('.')[0]!
  const sections = [...new Set(routes.map(roomOf))].map((room) => [
    `## ${room}`,
    table(
      ['Route', 'Address', 'Who', 'What', 'Errors of its own'],
      routes
        .filter((route) => roomOf(route) === room)
        .map((route) => [
          code(route.id),
          code(`${route.method} ${route.path}`),
          permissionInWords(route.permission),
          route.summary + sending(route),
          (route.errors ?? []).map(code).join(', '),
        ]),
    ),
  ])
  return page(
    'Addresses of the API',
    'The same, with the shape of every request and answer, is served at `/api/openapi.json` and, to read and try, at `/api/docs`. Any route may also answer with the errors of the platform ([errors](errors.md)).',
    ...sections.flat(),
  )
}

function sending({ kind, upload }: RouteShape): string {
  if (upload) return ` Takes a file of up to ${Math.round(upload.maxBytes / 1_048_576)} MB.`
  if (kind === 'file') return ' Answers with a file.'
  return kind === 'events' ? ' Answers with server-sent events.' : ''
}

function permissionInWords(permission: Permission): string {
  if (permission === 'public') return 'anyone'
  return permission === 'signed-in' ? 'anyone signed in' : code(permission)
}

/** docs/reference/errors.md: the closed catalogue. */
export function errorsPage({ catalogue }: HouseInWords): string {
  const rows = [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1))
  return page(
    'Errors',
    'Every refusal carries one of these codes, a sentence, a remedy and the number of the request. A record that does not exist and one you may not see answer alike.',
    table(
      ['Code', 'Status', 'What it says', 'What to do'],
      rows.map(([name, { status, sentence, remedy }]) => [code(name), String(status), sentence, remedy]),
    ),
  )
}

/** docs/reference/permissions.md: which role holds which permission. */
export function permissionsPage({ policies, routes }: HouseInWords): string {
  const granted = policies.flatMap((policy) => Object.entries(policy)).sort(([a], [b]) => (a < b ? -1 : 1))
  return page(
    'Permissions',
    'What a role may do. Which records it then sees is decided by their labels ([access](../start-here/access.md)). What is not listed is refused.',
    ...granted.map(([permission, roles]) =>
      [
        `## ${permission}`,
        `Held by: ${Role.options.filter((role) => roles.includes(role)).join(', ')}.`,
        `Opens: ${openedBy(permission, routes)}.`,
      ].join('\n\n'),
    ),
    '## Roles',
    table(
      ['Role', 'Permissions'],
      Role.options.map((role) => [
        role,
        granted
          .filter(([, roles]) => roles.includes(role))
          .map(([permission]) => code(permission))
          .join(', ') || 'none of its own',
      ]),
    ),
  )
}

function openedBy(permission: string, routes: readonly RouteShape[]): string {
  const opened = routes.filter((route) => route.permission === permission).map((route) => code(route.id))
  return opened.length > 0 ? opened.join(', ') : 'no route by itself'
}

/** docs/reference/settings.md: every environment variable that is read. */
export function settingsPage(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const empty = schema.safeParse(undefined)
    const standard = empty.success && empty.data !== undefined ? code(String(empty.data)) : ''
    const secret = (SECRETS as readonly string[]).includes(name)
    const inFile = secret ? ` Also as ${code(`${name}_FILE`)}: a file that holds it.` : ''
    return [code(name), `${schema.description ?? ''}${inFile}`, standard]
  })
  return page(
    'Settings',
    'Environment variables; [the guide](../guides/settings.md) says when to use which. A setting that does not fit stops the start with a sentence.',
    table(['Setting', 'What it does', 'Unless set'], rows),
  )
}

function page(title: string, lead: string, ...parts: readonly string[]): string {
  return `${[NOTE, `# ${title}`, lead, ...parts].join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const code = (text: string): string => `\`${text}\``

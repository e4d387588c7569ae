import type { RouteShape } from '#contract'

type QueryScalar = string | number | boolean | null | undefined

/** Fills `:name` parameters and appends the query; lists are joined by commas, empty values left out. */
export function addressOf(
  route: Pick<RouteShape, 'id' | 'path'>,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null)
      throw new TypeError(`${route.id} needs the parameter "${name}"`)
    return encodeURIComponent(String(value))
  })
  const search = queryString(query)
  return search ? `${path}?${search}` : path
}

/** A query as text: `{ a: ['x', 'y'], b: 1, c: undefined }` → `a=x,y&b=1`. */
export function queryString(query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = valueText(value as QueryScalar | readonly QueryScalar[])
    if (text !== '') search.set(name, text)
  }
  // Commas are legal in a query, and an address is easier to read and share with them.
  return search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
}

function valueText(value: QueryScalar | readonly QueryScalar[]): string {
  if (Array.isArray(value))
    return value
      .map((part) => valueText(part as QueryScalar))
      .filter(Boolean)
      .join(',')
  return value === undefined || value === null ? '' : String(value as string | number | boolean)
}

import type { Finding, Tree } from './tree.ts'

/** Migrations run in the order of their numbers; a gap or a pair would make two cities differ. */
export function migrations(tree: Tree): Finding[] {
  const folders = new Map<string, string[]>()
  for (const path of tree.keys()) {
    const [, folder, name] = /^((?:platform|modules)\/[^/]+\/migrations)\/(.+)$/.exec(path) ?? []
    if (folder && name) folders.set(folder, [...(folders.get(folder) ?? []), name])
  }
  return [...folders].flatMap(([folder, names]) => [
    ...names
      .filter((name) => !/^\d{3}_[a-z0-9_]+\.sql$/.test(name))
      .map((name) => ({ path: `${folder}/${name}`, sentence: 'Name a migration 001_what_it_brings.sql.' })),
    ...outOfOrder(folder, names),
  ])
}

function outOfOrder(folder: string, names: readonly string[]): Finding[] {
  return names
    .filter((name) => /^\d{3}_/.test(name))
    .sort()
    .flatMap((name, index) =>
      Number(name.slice(0, 3)) === index + 1
        ? []
        : [
            {
              path: `${folder}/${name}`,
              sentence: `This is the ${index + 1}. migration of its part: number it ${String(index + 1).padStart(3, '0')}.`,
            },
          ],
    )
}

import type { Finding, Tree } from './tree.ts'

const HEADINGS = ['Purpose', 'Legal basis', 'Data owned', 'Who may see it']

/** Who opens a module reads first why it may hold what it holds. */
export function moduleReadme(tree: Tree): Finding[] {
  return [...tree]
    .filter(([path]) => /^modules\/[^/]+\/README\.md$/.test(path))
    .flatMap(([path, text]) =>
      HEADINGS.filter((heading) => sectionOf(text, heading) === '').map((heading) => ({
        path,
        sentence: `Write a section "## ${heading}".`,
      })),
    )
}

function sectionOf(text: string, heading: string): string {
  const section = text.split(/^## /m).find((part) => part.split('\n', 1)[0]!.trim() === heading)
  return section?.split('\n').slice(1).join('\n').trim() ?? ''
}

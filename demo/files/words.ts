import { dirtRates, layers, tables, type Table } from './index.ts'

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

/** Every file with its columns and dirt, and the table of dirt, as Markdown for demo/README.md. */
export function filesInWords(): string {
  const kinds = Object.entries(dirtRates).map(
    ([kind, { rate, about }]) => `| \`${kind}\` | ${rate} | ${about} |`,
  )
  return [
    '### Kinds of dirt',
    '',
    'A rate is of the cells or rows where a kind can happen; some writers are more careful, and some columns worse.',
    '',
    '| kind | rate | what it is |',
    '| --- | --- | --- |',
    ...kinds,
    '',
    ...tables.flatMap(fileInWords),
    '### `map/`',
    '',
    'GeoJSON in WGS 84, one feature a line, without dirt.',
    '',
    ...layers.map(({ path, about }) => `- \`${path}\`: ${about}`),
    '',
  ].join('\n')
}

function fileInWords({ path, about, style, columns, rowDirt }: Table): string[] {
  const format = [
    NAMES[style.delimiter],
    ...(style.bom ? ['byte order mark', 'CRLF'] : []),
    ...(style.title === null ? [] : ['a title above the header']),
  ]
  return [
    `### \`${path}\``,
    '',
    `${about}. CSV: ${format.join(', ')}.${rowDirt.length > 0 ? ` Whole rows: ${ticked(rowDirt)}.` : ''}`,
    '',
    '| column | meaning | dirt |',
    '| --- | --- | --- |',
    ...Object.entries(columns).map(
      ([name, [meaning, ...dirt]]) => `| ${name} | ${meaning} | ${ticked(dirt)} |`,
    ),
    '',
  ]
}

const ticked = (kinds: readonly string[]): string => kinds.map((kind) => `\`${kind}\``).join(', ')

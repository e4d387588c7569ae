import { ActionIcon, Menu } from '@mantine/core'
import { IconChartLine, IconDots, IconDownload, IconTable } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { toCsv } from './csv.ts'
import { asPng, asSvg, download } from './download.ts'
import type { PlotTable } from './types.ts'
import { words } from './words.ts'
import styles from './plots.module.css'

interface FigureMenuProps {
  readonly title: string
  readonly subtitle: string
  readonly note?: string | undefined
  readonly filename: string
  readonly table: PlotTable
  readonly asTable: boolean
  readonly onTable: () => void
  readonly svg: () => SVGSVGElement | null
}

const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const

/** The data behind a chart, to look at and to take away. */
export function FigureMenu({ filename, table, asTable, onTable, svg, ...said }: FigureMenuProps) {
  const { title, note } = said
  const t = useMessages(words)
  const csv = () =>
    download(
      `${filename}.csv`,
      new Blob(['\uFEFF', toCsv(table, note ? [t('note'), note] : undefined)], {
        type: 'text/csv;charset=utf-8',
      }),
    )
  const picture = async (kind: 'svg' | 'png') => {
    const drawing = svg()
    if (!drawing) return
    const content = kind === 'png' ? await asPng(drawing, said) : asSvg(drawing, said)
    download(`${filename}.${kind}`, content)
  }
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon className={styles['menu'] ?? ''} size={26} aria-label={t('menu', { title })}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={asTable ? <IconChartLine {...icon} /> : <IconTable {...icon} />}
          onClick={onTable}
        >
          {asTable ? t('asChart') : t('asTable')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload {...icon} />} onClick={csv}>
          {t('csv')}
        </Menu.Item>
        {!asTable && (
          <>
            <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void picture('svg')}>
              {t('svg')}
            </Menu.Item>
            <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void picture('png')}>
              {t('png')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

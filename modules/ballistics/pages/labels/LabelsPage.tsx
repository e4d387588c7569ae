import { useMemo, useState } from 'react'
import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { usePageTitle, useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listExhibits, readExhibit, type ExhibitRow } from '../../contract/index.ts'
import { useRoomSay } from '../say.ts'
import { barcode } from './draw.ts'
import styles from './labels.module.css'
import { text } from './text.ts'

const Paper = z.enum(['sheet-30', 'sheet-21', 'roll'])
const Symbol_ = z.enum(['code128', 'datamatrix'])
const Search = z.object({
  case: z.uuid().optional(),
  exhibit: z.uuid().optional(),
  paper: Paper.optional(),
  symbol: Symbol_.optional(),
})

/** How the printer is told what paper lies in it. */
const PAGES = {
  'sheet-30': '@page { size: Letter; margin: 0.5in 0.19in }',
  'sheet-21': '@page { size: A4; margin: 15.15mm 7.25mm }',
  roll: '@page { size: 62mm 29mm; margin: 0 }',
} as const

/** Labels with barcodes for the bags of a case, or for one exhibit. */
export default function LabelsPage() {
  const t = useMessages(text)
  const [{ case: caseId, exhibit, paper = 'sheet-30', symbol = 'code128' }, change] = useSearch(Search)
  const [skip, setSkip] = useState(0)
  const query = { caseId: caseId ?? '', sort: 'number-asc', limit: 200 } as const
  const many = useCall(listExhibits, { query }, { enabled: caseId !== undefined })
  const one = useCall(readExhibit, { params: { id: exhibit ?? '' } }, { enabled: exhibit !== undefined })
  const rows: readonly ExhibitRow[] =
    exhibit === undefined ? (many.data?.rows ?? []) : one.data ? [one.data] : []
  const failed = many.error ?? one.error
  const waits = (caseId !== undefined && many.isPending) || (exhibit !== undefined && one.isPending)
  usePageTitle(t('title'))
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t('title')}
          count={t('count', { count: rows.length })}
          actions={
            <Button
              leftSection={<IconPrinter size={16} stroke={1.6} />}
              disabled={rows.length === 0}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          }
        />
      </div>
      <PageBody>
        <div className={`no-print ${styles['choices']}`}>
          <NativeSelect
            label={t('size')}
            value={paper}
            onChange={(event) => change({ paper: event.currentTarget.value })}
            data={Paper.options.map((value) => ({ value, label: t(value) }))}
          />
          <NativeSelect
            label={t('symbol')}
            value={symbol}
            onChange={(event) => change({ symbol: event.currentTarget.value })}
            data={Symbol_.options.map((value) => ({ value, label: t(value) }))}
          />
          {paper !== 'roll' && (
            <NumberInput
              label={t('skip')}
              description={t('skipHelp')}
              min={0}
              max={29}
              value={skip}
              onChange={(value) => setSkip(Math.max(0, Math.min(29, Number(value) || 0)))}
            />
          )}
        </div>
        <p className="no-print">{t('help')}</p>
        {failed && <ErrorNotice error={failed} />}
        {waits && <Loading />}
        {!waits && !failed && rows.length === 0 && <Empty title={t('none')}>{t('noneHelp')}</Empty>}
        {rows.length > 0 && (
          <div className={styles['paper']} data-paper={paper}>
            <style>{`@media print { ${PAGES[paper]} }`}</style>
            {paper !== 'roll' &&
              Array.from({ length: skip }, (_, at) => <div key={at} className={styles['label']} />)}
            {rows.map((row) => (
              <Label key={row.id} row={row} symbol={symbol} />
            ))}
          </div>
        )}
      </PageBody>
    </>
  )
}

function Label({ row, symbol }: { row: ExhibitRow; symbol: z.output<typeof Symbol_> }) {
  const t = useMessages(text)
  const { code } = useRoomSay()
  const picture = useMemo(() => barcode(symbol, row.barcode), [symbol, row.barcode])
  return (
    <div className={styles['label']} data-symbol={symbol}>
      {picture && <img src={picture} alt={row.barcode} />}
      <div>
        <p className={styles['number']}>{row.number}</p>
        <p>{[row.case?.numbered && row.case.number, code(`kind.${row.kind}`)].filter(Boolean).join(' · ')}</p>
        <p>{[row.marker && t('marker', { marker: row.marker }), row.calibre].filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  )
}

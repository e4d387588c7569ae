import { useFormats, useMessages } from '#web/messages'
import type { Change } from '../../contract/index.ts'
import { changeWords, intervalWords } from './change.ts'
import { Verdict } from './Changes.tsx'
import { text } from './text.ts'

/** `12% fewer; 95% interval 21% fewer to 2% fewer`, and whether that is more than chance. */
export function ChangeInWords({ change }: { change: Change }) {
  const t = useMessages(text)
  const formats = useFormats()
  const say = { t, formats }
  const words = changeWords(say, change)
  if (!words) return <>{t('unknownBefore')}</>
  return (
    <>
      {[words, intervalWords(say, change)].filter(Boolean).join('; ')}{' '}
      <Verdict verdict={change.verdict} say={say} />
    </>
  )
}

import { useEffect, useState } from 'react'
import { useChange } from '#web/client'
import { indicatorRules, INDICATOR_RULES } from '../../contract/indicator-rules.ts'
import { tryIndicatorRules, type RuleContent, type RuleOutcome } from '../../contract/index.ts'

const PAUSE_MS = 600

/** What numbers would find, asked for when typing pauses; null while nothing is known. */
export function useTrial(content: RuleContent | null): readonly RuleOutcome[] | null {
  const [known, setKnown] = useState<{ of: string; outcomes: readonly RuleOutcome[] } | null>(null)
  const { mutate } = useChange(tryIndicatorRules, {})
  const asked = content === null || !withinBounds(content) ? null : JSON.stringify(content)
  useEffect(() => {
    if (asked === null) return undefined
    const timer = setTimeout(
      () =>
        mutate(
          { body: { content: JSON.parse(asked) as RuleContent } },
          { onSuccess: ({ outcomes }) => setKnown({ of: asked, outcomes }) },
        ),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [asked, mutate])
  return known !== null && known.of === asked ? known.outcomes : null
}

const withinBounds = (content: RuleContent): boolean =>
  INDICATOR_RULES.every((rule) =>
    indicatorRules[rule].parameters.every(({ key, least, most }) => {
      const value = content[rule].parameters[key]
      return value !== undefined && value >= least && value <= most
    }),
  )

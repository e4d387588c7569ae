import type { ReactNode } from 'react'

/** Things drawn as marks. Shape says what it is; colour only helps. */
export type MarkKind = 'fatal' | 'non-fatal' | 'no-one-hurt' | 'gun' | 'gun-inferred' | 'hit' | 'lead' | 'tie'

export interface MarkProps {
  kind: MarkKind
  /** Pixels of the square it stands in. */
  size?: number
  /** Said by screen readers; without it the mark is decoration beside words. */
  label?: string
}

const drawings: Record<MarkKind, ReactNode> = {
  fatal: <path d="M7 1.4 12.6 7 7 12.6 1.4 7Z" fill="var(--data-fatal)" />,
  'non-fatal': (
    <circle
      cx="7"
      cy="7"
      r="4.4"
      fill="var(--data-nonfatal)"
      stroke="var(--data-nonfatal-line)"
      strokeWidth="1.7"
    />
  ),
  'no-one-hurt': <circle cx="7" cy="7" r="2.5" fill="var(--line-strong)" />,
  gun: (
    <rect x="2.5" y="2.5" width="9" height="9" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.7" />
  ),
  'gun-inferred': (
    <rect
      x="2.5"
      y="2.5"
      width="9"
      height="9"
      fill="var(--surface)"
      stroke="var(--ink)"
      strokeWidth="1.7"
      strokeDasharray="1.5 3"
    />
  ),
  hit: <path d="M0 7h14" stroke="var(--ink)" strokeWidth="2.6" />,
  lead: <path d="M0 7h14" stroke="var(--accent)" strokeWidth="2" strokeDasharray="3.4 1.9" />,
  tie: <path d="M0 7h14" stroke="var(--line-strong)" strokeWidth="1" />,
}

/** One mark of the legend: fatal diamond, non-fatal ring, no one hurt dot, gun square, and the three lines. */
export function Mark({ kind, size = 14, label }: MarkProps) {
  const naming = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      style={{ flex: 'none', verticalAlign: '-2px' }}
      {...naming}
    >
      {drawings[kind]}
    </svg>
  )
}

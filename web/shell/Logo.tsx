/** The mark: one thread through the steps it joins. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden style={{ flex: 'none' }}>
      <g
        stroke="var(--accent)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="var(--accent)"
      >
        <path d="M3 15.6 8.2 9.4l4.6 3.4L19 6.2" fill="none" />
        <circle cx="3" cy="15.6" r="1.1" />
        <circle cx="8.2" cy="9.4" r="1.1" />
        <circle cx="12.8" cy="12.8" r="1.1" />
        <circle cx="19" cy="6.2" r="1.1" />
      </g>
    </svg>
  )
}

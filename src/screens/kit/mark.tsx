interface MarkProps {
  /** Width in CSS pixels; the height follows. */
  readonly width?: number
}

/** Our mark: two rings that overlap, the shared part filled. Two opinions, one view in common. Always beside words. */
export function Mark({ width = 24 }: MarkProps) {
  return (
    <svg className="mark" width={width} height={(width * 38) / 56} viewBox="0 0 56 38" aria-hidden="true" focusable="false">
      <path d="M28 5.2a16.4 16.4 0 0 1 0 27.6 16.4 16.4 0 0 1 0-27.6z" fill="#005eb8" />
      <circle cx="19.2" cy="19" r="16.4" fill="none" stroke="#003087" strokeWidth="4.4" />
      <circle cx="36.8" cy="19" r="16.4" fill="none" stroke="#003087" strokeWidth="4.4" />
    </svg>
  )
}

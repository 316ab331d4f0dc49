import type { ReactNode } from 'react'
import './notice.css'

interface NoticeProps {
  /** What happened, in bold: "NOT saved: this computer's disk is full." */
  readonly title?: string | undefined
  /** What is safe and what to do. */
  readonly children?: ReactNode
  /** Buttons: what can be done now. */
  readonly actions?: ReactNode
  /** Blue instead of red: something to know, no harm. */
  readonly calm?: boolean | undefined
  /** Spoken at once (NOT saved, stop), not when the reader comes to a pause. */
  readonly atOnce?: boolean | undefined
}

/** Words beside what failed: what happened, what is safe, what to do. Never a pop-up, never a code first. */
export function Notice({ title, children, actions, calm = false, atOnce = false }: NoticeProps) {
  return (
    <div className={calm ? 'notice notice-calm' : 'notice'} role={atOnce ? 'alert' : 'status'}>
      <p>
        {title !== undefined && <strong>{title}</strong>} {children}
      </p>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  )
}

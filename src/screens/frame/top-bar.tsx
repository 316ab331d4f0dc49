import type { ReactNode } from 'react'
import { KeyCap } from '../kit/key-cap.tsx'
import { Mark } from '../kit/mark.tsx'
import './top-bar.css'

/** One place to go to. */
export interface Tab {
  readonly id: string
  /** "Letters" */
  readonly words: string
  /** How many wait there; 0 shows none. */
  readonly count?: number | undefined
}

export interface TopBarProps {
  readonly tabs: readonly Tab[]
  /** The tab this screen belongs to; null for none. */
  readonly current: string | null
  readonly onTab: (id: string) => void
  /** "Dr Abena Osei, chair" */
  readonly user: string
  readonly onSettings: () => void
  readonly onLock: () => void
  /** The box "Find a case". */
  readonly find?: ReactNode
  /** In place of tabs, as in the meeting: its name and day. */
  readonly title?: ReactNode
  /** In place of the find box, as in the meeting: projector, quorum. */
  readonly status?: ReactNode
  /** At the far right in place of Lock, as in the meeting: the time. */
  readonly clock?: ReactNode
}

/** The bar at the head of every signed-in screen. */
export function TopBar(props: TopBarProps) {
  return (
    <header className="top-bar" data-area="Top">
      <p className="top-mark">
        <Mark />
        <span>Consilium</span>
      </p>
      {props.title === undefined ? <Tabs {...props} /> : <div className="top-title">{props.title}</div>}
      <div className="top-right">
        {props.status ?? props.find}
        <span className="top-user">{props.user}</span>
        {props.clock === undefined && (
          <button type="button" className="top-lock" onClick={props.onSettings} aria-keyshortcuts="Control+,">
            <span className="top-lock-words">Settings</span>
          </button>
        )}
        {props.clock === undefined ? (
          <button type="button" className="top-lock" onClick={props.onLock} aria-keyshortcuts="Control+L">
            <span className="top-lock-words">Lock</span>
            <KeyCap cap="Ctrl L" />
          </button>
        ) : (
          <strong>{props.clock}</strong>
        )}
      </div>
    </header>
  )
}

function Tabs({ tabs, current, onTab }: TopBarProps) {
  return (
    <nav className="top-tabs" aria-label="Consilium">
      <ul>
        {tabs.map(({ id, words, count = 0 }, index) => (
          <li key={id}>
            <button type="button" className="top-tab" onClick={() => onTab(id)} aria-current={id === current ? 'page' : undefined} aria-keyshortcuts={`Control+${index + 1}`}>
              {words}
              {count > 0 && <strong>{count}</strong>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

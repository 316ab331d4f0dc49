import { useState, type ReactNode } from 'react'
import { AllKeys } from '../kit/all-keys.tsx'
import { MadeUpBand } from '../kit/made-up-band.tsx'
import { moveBetweenAreas } from '../kit/move-between-areas.ts'
import { useKeys } from '../kit/use-keys.ts'
import { BarKeys } from './bar-keys.tsx'
import { TopBar, type TopBarProps } from './top-bar.tsx'
import '../kit/page.css'
import './frame.css'

interface FrameProps extends TopBarProps {
  /** The made-up clinic says so above everything. */
  readonly madeUp: boolean
  /** The identity band, when one child or young person is what this screen is about. */
  readonly band?: ReactNode
  /** `SavingCorner`: on every window but the projector. */
  readonly corner: ReactNode
  /** Saving and sending, over the left; work goes on beside it. */
  readonly panel?: ReactNode
  /** The screen. It scrolls by itself, or fills the height and scrolls in its own columns. */
  readonly children: ReactNode
}

/** What every signed-in screen stands in: top bar, band, work, and the corner that tells the truth about saving. */
export function Frame({ madeUp, band, corner, panel, children, ...top }: FrameProps) {
  const [keysShown, showKeys] = useState(false)
  const toggleKeys = (): void => showKeys((shown) => !shown)
  useKeys(
    [
      { keys: 'Ctrl+L', words: 'lock', run: top.onLock },
      { keys: 'Ctrl+,', words: 'settings', run: top.onSettings },
      { keys: 'F6', words: 'next area', run: () => moveBetweenAreas(1) },
      { keys: 'Shift+F6', words: 'previous area', run: () => moveBetweenAreas(-1) },
      { keys: '?', words: 'all keys', run: toggleKeys },
      { keys: 'F1', words: 'all keys, also while writing', run: toggleKeys },
      { keys: 'F11', words: 'full screen', run: () => undefined, listedOnly: true },
    ],
    { name: 'Everywhere' },
  )
  useKeys(
    top.tabs.map(({ id, words }, index) => ({ keys: `Ctrl+${index + 1}`, words: words.toLowerCase(), run: () => top.onTab(id) })),
    // Where a title stands in place of the tabs, as in the meeting, one key does not take it off the screen.
    { name: 'Go to', active: top.title === undefined },
  )
  return (
    <div className="frame">
      <a className="skip-link" href="#main" onClick={skipToMain}>
        Skip to the work
      </a>
      {madeUp && <MadeUpBand />}
      <TopBar {...top} />
      {band !== undefined && <div className="frame-band">{band}</div>}
      <div className="frame-middle">
        {panel !== undefined && <div className="frame-panel">{panel}</div>}
        <main className="frame-work" id="main" tabIndex={-1} data-area="Work">
          {children}
        </main>
        {keysShown && (
          <div className="frame-keys">
            <AllKeys onClose={() => showKeys(false)} onSettings={top.onSettings} />
          </div>
        )}
      </div>
      <footer className="frame-bottom" data-area="Saving and keys">
        {corner}
        <BarKeys onAllKeys={toggleKeys} allKeysShown={keysShown} />
      </footer>
    </div>
  )
}

/** The address stays as it is: only the focus moves. */
function skipToMain(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

import { useState, type ReactNode } from 'react'
import { AllKeys } from '../kit/all-keys.tsx'
import { moveBetweenAreas } from '../kit/move-between-areas.ts'
import { useKeys } from '../kit/use-keys.ts'
import { CornerParts } from '../saving/corner-parts.tsx'
import type { CornerWords } from '../saving/corner-words.ts'
import { BarKeys } from './bar-keys.tsx'
import '../kit/page.css'
import './frame.css'
import './plain-frame.css'

interface PlainFrameProps {
  /** At the left: the mark and what it is for. */
  readonly aside: ReactNode
  readonly children: ReactNode
  /** The corner's words: what is known about saving before anybody signed in. */
  readonly corner: CornerWords
}

/** What stands round a screen before anybody has signed in: no names, no records, the corner and the keys all the same. */
export function PlainFrame({ aside, children, corner }: PlainFrameProps) {
  const [keysShown, showKeys] = useState(false)
  const toggleKeys = (): void => showKeys((shown) => !shown)
  useKeys(
    [
      { keys: 'F6', words: 'next area', run: () => moveBetweenAreas(1) },
      { keys: 'Shift+F6', words: 'previous area', run: () => moveBetweenAreas(-1) },
      { keys: '?', words: 'all keys', run: toggleKeys },
      { keys: 'F1', words: 'all keys, also while writing', run: toggleKeys },
      { keys: 'F11', words: 'full screen', run: () => undefined, listedOnly: true },
    ],
    { name: 'Everywhere' },
  )
  return (
    <div className="frame">
      <div className="frame-middle">
        <header className="plain-aside">{aside}</header>
        <main className="frame-work plain-main" id="main" data-area="Work">
          {children}
        </main>
        {keysShown && (
          <div className="frame-keys">
            <AllKeys onClose={() => showKeys(false)} />
          </div>
        )}
      </div>
      <footer className="frame-bottom" data-area="Saving and keys">
        <p className={corner.tone === 'not-saved' ? 'corner corner-static corner-not-saved' : 'corner corner-static'}>
          <CornerParts words={corner} />
        </p>
        <BarKeys onAllKeys={toggleKeys} allKeysShown={keysShown} />
      </footer>
    </div>
  )
}

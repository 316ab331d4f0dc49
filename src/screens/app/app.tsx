import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { useApp } from '#state/app-store.ts'
import { usePreferences } from '#state/preferences.ts'
import { useKeptFocus } from '../kit/keep-focus.ts'
import { KeysProvider } from '../kit/keys-provider.tsx'
import { ReadingEnded } from '../reading/reading-ended.tsx'
import { DropFile } from '../referral/drop-file.tsx'
import { Entrance } from './entrance.tsx'
import '../kit/page.css'

/** One window: the entrance until somebody is signed in, then the place they are at. */
export function App() {
  useKeptFocus()
  const bareLetters = usePreferences((state) => state.bareLetters)
  return (
    <KeysProvider bareLetters={bareLetters}>
      <DropFile />
      <Inside />
    </KeysProvider>
  )
}

function Inside() {
  const session = useApp((state) => state.session)
  const areHere = usePlacesHere(session !== null)
  if (session === null) return <Entrance />
  if (session.viewKey === null) return <ReadingEnded />
  return areHere ? showPlaces() : null
}

const ASK_AGAIN_MS = 500
let places: ComponentType | null = null

function showPlaces(): ReactNode {
  return places === null ? null : createElement(places)
}

/**
 * Whether most of the window's code is here. It is fetched from the first key on, while the passphrase is typed, so that the box for
 * that waits for none of it.
 */
function usePlacesHere(areNeeded: boolean): boolean {
  const [areHere, setHere] = useState(() => places !== null)
  useEffect(() => {
    if (places !== null) return
    const ended = new AbortController()
    // A window that stayed empty because a file was slow to come would be worse than asking for it again.
    const load = (): Promise<void> =>
      import('./places.tsx').then(
        ({ Places }) => {
          places = Places
          setHere(true)
        },
        () => void setTimeout(() => void (ended.signal.aborted || load()), ASK_AGAIN_MS),
      )
    if (areNeeded) {
      void load()
      return () => ended.abort()
    }
    const begin = (): void => void load()
    for (const kind of ['keydown', 'pointerdown'] as const) window.addEventListener(kind, begin, { once: true, signal: ended.signal })
    return () => ended.abort()
  }, [areNeeded])
  return areHere
}

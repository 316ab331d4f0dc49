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
    const load = async (): Promise<void> => {
      places = (await import('./places.tsx')).Places
      setHere(true)
    }
    if (areNeeded) return void load()
    const [begin, ended] = [() => void load(), new AbortController()]
    for (const kind of ['keydown', 'pointerdown'] as const) window.addEventListener(kind, begin, { once: true, signal: ended.signal })
    return () => ended.abort()
  }, [areNeeded])
  return areHere
}

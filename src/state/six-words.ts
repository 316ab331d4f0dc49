import { useEffect } from 'react'
import { useApp, type PackLeft } from './app-store.ts'

/** The files whose six words are being shown. */
const shown = new Map<symbol, string>()

/** Says, while the six words of a file are on the screen, that they are: they stand nowhere else, and closing asks first. */
export function useWordsShown(fileName: string | null): void {
  useEffect(() => {
    if (fileName === null) return
    const one = Symbol()
    shown.set(one, fileName)
    tell()
    return () => {
      shown.delete(one)
      tell()
    }
  }, [fileName])
}

function tell(): void {
  void window.consilium.ask('noteWordsShown', { files: [...new Set(shown.values())] })
}

/** What came of a pack whose screen has been left stands above every other screen until a person puts it away. */
export function leavePack(pack: PackLeft): void {
  useApp.setState(({ packsLeft }) => ({ packsLeft: [...packsLeft, pack] }))
}

/** What is said to whoever unlocks, of a file whose words were on the screen when it was locked. */
export function wordsLost(fileName: string): PackLeft {
  return { title: `Nobody can open ${fileName}.`, said: 'Its six words were still on the screen when Consilium was locked, and they are kept nowhere. Delete that file, and save the pack again: it gets other words.', locked: null }
}

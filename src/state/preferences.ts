import { create } from 'zustand'

/** What somebody likes on this computer. No word of a patient or of the trust: it stands outside the locked records. */
interface Preferences {
  /** Single letters and figures do something by themselves; without them they need Alt (WCAG 2.1.4). */
  readonly bareLetters: boolean
}

const BARE_LETTERS = 'bare-letters'

export const usePreferences = create<Preferences>()(() => ({ bareLetters: read() !== 'off' }))

export function setBareLetters(bareLetters: boolean): void {
  usePreferences.setState({ bareLetters })
  try {
    localStorage.setItem(BARE_LETTERS, bareLetters ? 'on' : 'off')
  } catch {
    // A full disk: the choice holds until the window closes.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(BARE_LETTERS)
  } catch {
    return null
  }
}

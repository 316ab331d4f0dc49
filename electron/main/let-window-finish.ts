import type { BrowserWindow } from 'electron'

/** A window that does not answer is not waited for longer: its last half second of typing is all that can be lost. */
const LONGEST_MS = 1500

export interface Finishing {
  /** Asks the window to keep what was typed; done when it says so, or has not answered in time. */
  readonly finish: () => Promise<void>
  /** The window said so. */
  readonly done: () => void
}

/** What was typed in the last half second is kept before the window closes or locks. */
export function letWindowFinish(currentWindow: () => BrowserWindow | null): Finishing {
  let asked: Promise<void> | null = null
  let answered: (() => void) | null = null

  function ask(window: BrowserWindow): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => answered?.(), LONGEST_MS)
      answered = () => {
        clearTimeout(timer)
        asked = null
        answered = null
        resolve()
      }
      window.webContents.send('notice', 'leaving', {})
    })
  }

  return {
    // Closing while it is being locked waits for the one answer: neither is forgotten for the other.
    finish: () => {
      const window = currentWindow()
      if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return Promise.resolve()
      asked ??= ask(window)
      return asked
    },
    done: () => answered?.(),
  }
}

interface Closing {
  readonly finish: () => Promise<void>
  /** Asked once what was typed is kept: whether nothing else would be lost, or the person said that it may be. */
  readonly mayClose: (window: BrowserWindow) => boolean | Promise<boolean>
}

/** Closing, by the person or by the computer shutting down, waits for what was typed. */
export function closeWhenKept(window: BrowserWindow, { finish, mayClose }: Closing): void {
  let state: 'open' | 'asking' | 'kept' = 'open'
  window.on('close', (event) => {
    if (state === 'kept') return
    event.preventDefault()
    if (state === 'asking') return
    state = 'asking'
    void finish()
      .then(() => mayClose(window))
      .then((may) => {
        state = may ? 'kept' : 'open'
        if (may) window.close()
      })
      .catch(() => {
        state = 'open'
      })
  })
}

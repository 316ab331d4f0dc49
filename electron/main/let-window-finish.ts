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
  let answered: (() => void) | null = null
  return {
    finish: () =>
      new Promise((resolve) => {
        const window = currentWindow()
        if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return resolve()
        const timer = setTimeout(() => answered?.(), LONGEST_MS)
        answered = () => {
          clearTimeout(timer)
          answered = null
          resolve()
        }
        window.webContents.send('notice', 'leaving', {})
      }),
    done: () => answered?.(),
  }
}

/** Closing, by the person or by the computer shutting down, waits for what was typed. */
export function closeWhenKept(window: BrowserWindow, finish: () => Promise<void>): void {
  let kept = false
  window.on('close', (event) => {
    if (kept) return
    event.preventDefault()
    void finish().then(() => {
      kept = true
      window.close()
    })
  })
}

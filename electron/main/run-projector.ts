import { screen, type BrowserWindow, type Input, type Session } from 'electron'
import type { Projected } from '#bridge/bridge.ts'
import type { Slide } from '#domain/meeting/slide.ts'
import { openProjector } from './open-projector.ts'
import { pickDisplay } from './pick-display.ts'

export interface Projector {
  readonly show: (slide: Slide) => Projected
  /** Ends the window at once; nothing of the slide is kept. */
  readonly close: () => void
  /** After unlocking slides may be shown; from the moment that locking begins none is, whatever is still on its way. */
  readonly allow: (allowed: boolean) => void
}

interface Ground {
  readonly session: Session
  /** The meeting's own window. */
  readonly mainWindow: () => BrowserWindow | null
  /** It was closed by somebody, or its display was taken away. */
  readonly onClosed: () => void
}

/** The projector: one window, open while there is a slide for it. */
export function runProjector({ session, mainWindow, onClosed }: Ground): Projector {
  let window: BrowserWindow | null = null
  let slide: Slide | null = null
  let displayId: number | null = null
  let allowed = false

  function close(): void {
    const closing = window
    window = null
    slide = null
    closing?.destroy()
  }

  function lost(): void {
    close()
    onClosed()
  }

  function open(main: BrowserWindow): BrowserWindow {
    const display = pickDisplay(screen.getAllDisplays(), screen.getDisplayMatching(main.getBounds()))
    const opened = openProjector(session, display)
    displayId = display?.id ?? null
    const { webContents } = opened
    webContents.on('did-finish-load', () => send(opened))
    webContents.on('before-input-event', (event, input) => {
      if (takeKey(opened, mainWindow(), input)) event.preventDefault()
    })
    // What an ended page left on the wall nobody could change any more.
    webContents.on('render-process-gone', () => {
      if (window === opened) lost()
    })
    opened.on('closed', () => {
      if (window === opened) lost()
    })
    return opened
  }

  function send(to: BrowserWindow): void {
    if (to === window && slide !== null) to.webContents.send('slide', slide)
  }

  // The system would put its window over the meeting's own.
  screen.on('display-removed', (_, display) => {
    if (window !== null && display.id === displayId) lost()
  })

  return {
    show: (next) => {
      const main = mainWindow()
      if (!allowed || main === null) return { on: 'nowhere' }
      slide = next
      window ??= open(main)
      send(window)
      return { on: displayId === null ? 'window' : 'display' }
    },
    close,
    allow: (may) => {
      allowed = may
      if (!may) close()
    },
  }
}

/**
 * The projector's page does nothing with keys: but for full screen they go to the meeting, so that X hides the name
 * also when somebody has just moved the slide's window. Answers whether the key was taken.
 */
function takeKey(window: BrowserWindow, main: BrowserWindow | null, { type, key, modifiers, isAutoRepeat }: Input): boolean {
  if (type !== 'keyDown' || isAutoRepeat) return false
  if (key === 'F11') window.setFullScreen(!window.isFullScreen())
  else if (key === 'Escape' && window.isFullScreen()) window.setFullScreen(false)
  else if (main !== null && !/^(?:Control|Alt|Shift|Meta)/.test(key)) {
    main.focus()
    main.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: modifiers as never })
  } else return false
  return true
}

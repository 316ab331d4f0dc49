import { join } from 'node:path'
import { app, BrowserWindow, type Display, type Session } from 'electron'
import { APP_ORIGIN } from './content-policy.ts'
import { mayHaveFrame } from './open-window.ts'
import { shutIn } from './shut-in.ts'

/** A window list, and the room's wall while the window opens, must not name a child. */
const TITLE = 'Consilium projector'

/**
 * Opens the projector's window: full screen on the display given, else a window that somebody moves. It never takes
 * the keyboard from the meeting.
 */
export function openProjector(session: Session, display: Display | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(display === null ? { width: 1024, height: 576 } : display.bounds),
    minWidth: 960,
    minHeight: 540,
    show: false,
    title: TITLE,
    backgroundColor: '#ffffff',
    frame: mayHaveFrame(),
    fullscreen: display !== null,
    webPreferences: { ...shutIn({ preload: join(app.getAppPath(), 'out/preload/projector.cjs'), packaged: app.isPackaged }), session, plugins: false },
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.showInactive())
  void window.loadURL(`${APP_ORIGIN}/projector.html`)
  return window
}

import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { APP_ORIGIN } from './content-policy.ts'
import { shutIn } from './shut-in.ts'

const TITLE = 'Consilium'

/** Opens the one window. Its title never changes: a window list must not name a child. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: TITLE,
    backgroundColor: '#ffffff',
    frame: mayHaveFrame(),
    webPreferences: {
      ...shutIn({ preload: join(app.getAppPath(), 'out/preload/preload.cjs'), packaged: app.isPackaged }),
      // The built-in PDF viewer is a plugin to Chromium.
      plugins: true,
    },
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  window.webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return
    if (input.key === 'F11') window.setFullScreen(!window.isFullScreen())
    else if (input.key === 'F12' && !app.isPackaged) window.webContents.toggleDevTools()
    else return
    event.preventDefault()
  })
  comeBack(window)
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

/** Without a display there is nothing to draw a frame with; the test runtime ends if it is asked to. */
export function mayHaveFrame(): boolean {
  return app.commandLine.getSwitchValue('ozone-platform') !== 'headless'
}

/** A page that fails at once each time would be loaded without end. */
const LEAST_APART_MS = 5000

/** A page whose process ended is loaded again: all that was saved and drafted is in the keeper. */
function comeBack(window: BrowserWindow): void {
  let lastAt = 0
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || Date.now() - lastAt < LEAST_APART_MS) return
    lastAt = Date.now()
    window.webContents.reload()
  })
}

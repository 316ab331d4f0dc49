import { app, type Session, type WebContents } from 'electron'
import { APP_ORIGIN } from './content-policy.ts'
import { mayFrame, mayLoad } from './may-load.ts'

/** A session that reaches nothing outside and is allowed nothing. */
export function closeSession(session: Session, devServer: string | null): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(String(permission) === 'persistent-storage'))
  session.setPermissionCheckHandler((_, permission) => String(permission) === 'persistent-storage')
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, devServer) }))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
}

/** No page of any window goes anywhere, opens anything or embeds anything. */
export function closeWindows(): void {
  app.on('web-contents-created', (_, contents) => closeContents(contents))
}

function closeContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !mayFrame(event.url)) event.preventDefault()
  })
}

/** The bundler reloads the page while developing; the page itself never goes elsewhere. */
function isReload(contents: WebContents, address: string): boolean {
  return address === contents.getURL() && address.startsWith(`${APP_ORIGIN}/`)
}

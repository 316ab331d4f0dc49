import { app, type Session, type WebContents } from 'electron'
import { APP_ORIGIN, PAPER_ORIGIN } from './content-policy.ts'

/** Chromium's own PDF viewer: an extension inside the browser that the frame of a paper turns into. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** Addresses a frame inside our page may hold. */
export function mayFrame(address: string): boolean {
  return address === 'about:blank' || address.startsWith(`${PAPER_ORIGIN}/`) || address.startsWith(PDF_VIEWER)
}

/** Addresses anything in a window may ask for. None of them is the network, but for the bundler while developing. */
export function mayLoad(address: string, devServer: string | null): boolean {
  if (/^(app|blob|data|devtools|chrome):/.test(address) || address.startsWith(PDF_VIEWER)) return true
  return devServer !== null && (/^wss?:\/\/(127\.0\.0\.1|localhost)[:/]/.test(address) || address.startsWith(devServer))
}

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

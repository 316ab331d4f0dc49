import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { APP_ORIGIN } from './content-policy.ts'
import { answerWindow, type Answering } from './answer-window.ts'
import { judgeRequest, needsSomebody, refuseLocked, refuseMalformed } from './judge-request.ts'

/** Answers what the window's own page asks, and nobody else. */
export function handleBridge(currentWindow: () => BrowserWindow | null, here: Answering): void {
  ipcMain.handle('ask', async (event, name: unknown, payload: unknown) => {
    if (!isOurPage(event, currentWindow())) throw new Error('Not a request of this window')
    const judged = judgeRequest(name, payload)
    if (judged === null) return refuseMalformed(name)
    if (!here.isUnlocked() && needsSomebody(judged.name)) return refuseLocked(judged.name)
    return answerWindow(here, judged)
  })
}

/** The main frame of the one window, showing the app's own page. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const { senderFrame } = event
  if (window === null || senderFrame === null || event.sender !== window.webContents) return false
  return senderFrame === window.webContents.mainFrame && senderFrame.url.startsWith(`${APP_ORIGIN}/`)
}

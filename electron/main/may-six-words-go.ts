import { dialog, type BrowserWindow } from 'electron'

/** Asks before six words go that stand on the screen and nowhere else. Answers whether they may. */
export async function maySixWordsGo(window: BrowserWindow, files: readonly string[]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Six words are still on the screen',
    detail: `Only they open ${files.join(', ')}, and they are kept nowhere. If Consilium closes now, nobody can open it, and the pack has to be saved again.`,
    buttons: ['Go back to them', 'Close all the same'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

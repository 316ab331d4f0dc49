import { dialog, type BrowserWindow } from 'electron'

interface Going {
  /** Locked files whose six words stand on the screen. */
  readonly files: readonly string[]
  /** How many texts are on no disk. */
  readonly texts: number
  readonly unlocked: boolean
}

/** Asks before words go that are kept nowhere: six words on the screen, texts no disk has taken. Answers whether they may. */
export async function mayWordsGo(window: BrowserWindow, { files, texts, unlocked }: Going): Promise<boolean> {
  if (files.length > 0 && !(await ask(window, 'Six words are still on the screen', sixWordsDetail(files)))) return false
  return texts === 0 || ask(window, texts === 1 ? '1 text is NOT saved' : `${texts} texts are NOT saved`, textsDetail(texts, unlocked))
}

function sixWordsDetail(files: readonly string[]): string {
  return `Only they open ${files.join(', ')}, and they are kept nowhere. If Consilium closes now, nobody can open it, and the pack has to be saved again.`
}

function textsDetail(texts: number, unlocked: boolean): string {
  const [it, is] = texts === 1 ? ['it', 'is'] : ['they', 'are']
  const back = unlocked ? 'Go back, then F8 tries to save again and F9 puts a locked copy on another drive.' : 'Go back and sign in: what was typed comes back, and can be saved.'
  return `No disk has taken what was typed. If Consilium closes now, ${it} ${is} lost. ${back}`
}

async function ask(window: BrowserWindow, message: string, detail: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: ['Go back', 'Close all the same'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

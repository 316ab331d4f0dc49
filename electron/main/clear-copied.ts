import type { Clipboard, Input, InputEvent, WebContents } from 'electron'
import { hashOf } from './hash-of.ts'

/** How long what was copied stays on the clipboard. */
const KEPT_MS = 60_000

/** Characters: a letter has more, a sentence or a form's box has not. */
const LONG_TEXT = 1000

/** The page copies after its key was seen here; a busy one takes its time. */
const LOOK_EVERY_MS = 50
const LOOKS = 40

export interface CopiedWords {
  /** Call it for every page, before it can be typed in. */
  readonly watch: (contents: Pick<WebContents, 'on'>) => void
  /** Takes what was copied here off the clipboard at once, if it is still there. Never rejects. */
  readonly clear: () => Promise<void>
}

/**
 * What is copied or cut in a window leaves the clipboard after a minute, if it is still there (E26). It is known by a hash; what
 * a person copies in another program is left alone, also where a key that copied nothing found it there. `onLongText` is told that
 * what was copied is as long as a letter.
 */
export function clearCopied(clipboard: Pick<Clipboard, 'readText' | 'clear'>, onLongText: () => void = () => undefined): CopiedWords {
  let copied: string | null = null
  /** What stood there when a key was pressed that may copy; null once that is settled. */
  let before: string | null = null
  /** The last key: what an earlier one still waits for is no news. */
  let turn = 0
  let leaving: ReturnType<typeof setTimeout> | undefined
  let length = 0
  const there = async () => {
    const text = await clipboard.readText()
    length = text.length
    return hashOf(Buffer.from(text, 'utf8'))
  }

  async function pressed(): Promise<void> {
    turn += 1
    const mine = turn
    const now = await there()
    if (mine !== turn) return
    settle(now)
    // Copied again, its minute begins anew.
    if (now === copied) hold(now)
    before = now
    lookLater(mine, LOOKS)
  }

  function lookLater(mine: number, looks: number): void {
    setTimeout(() => void look(mine, looks).catch(() => undefined), LOOK_EVERY_MS)
  }

  async function look(mine: number, looks: number): Promise<void> {
    const now = await there()
    if (mine !== turn) return
    if (now === before && looks > 1) lookLater(mine, looks - 1)
    else settle(now)
  }

  /** What has come since the key is of that key; whatever comes later is not. */
  function settle(now: string): void {
    if (before !== null && now !== before) {
      hold(now)
      if (length >= LONG_TEXT) onLongText()
    }
    before = null
  }

  async function settleNow(): Promise<void> {
    turn += 1
    settle(await there())
  }

  function hold(hash: string): void {
    copied = hash
    clearTimeout(leaving)
    leaving = setTimeout(() => void clear(), KEPT_MS)
  }

  async function clear(): Promise<void> {
    try {
      await settleNow()
      clearTimeout(leaving)
      if (copied !== null && (await there()) === copied) clipboard.clear()
      copied = null
    } catch {
      // Another program holds the clipboard: there is nothing to be done about it.
    }
  }

  return {
    watch: (contents) => {
      const press = () => void pressed().catch(() => undefined)
      contents.on('input-event', (_, input) => {
        if (holdsControl(input)) press()
      })
      contents.on('before-input-event', (_, input) => {
        if (copiesAlone(input)) press()
      })
      contents.on('blur', () => void settleNow().catch(() => undefined))
    },
    clear,
  }
}

/** Every key that is pressed with Ctrl or Cmd: which of them copies differs by keyboard, and that none did is seen afterwards. */
function holdsControl({ type, modifiers = [] }: InputEvent): boolean {
  const isDown = type === 'rawKeyDown' || type === 'keyDown'
  return isDown && !modifiers.includes('isautorepeat') && modifiers.some((name) => ['control', 'ctrl', 'meta', 'command', 'cmd'].includes(name))
}

function copiesAlone({ type, key, shift }: Input): boolean {
  return type === 'keyDown' && (key === 'Copy' || key === 'Cut' || (shift && key === 'Delete'))
}

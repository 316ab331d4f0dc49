import type { BrowserWindow } from 'electron'
import { APP_ORIGIN, EMPTY_ORIGIN } from './content-policy.ts'
import { within } from './within.ts'

/** A page whose process does not let go of it is not waited for longer. */
const LONGEST_MS = 1000
const LOOK_EVERY_MS = 50

/**
 * Loads the page in a process of its own and ends the one before it, with every word and key that was in its memory.
 * A reload would go on in the same process. Pages of two origins never share one: an empty page of another comes between.
 */
export async function loadAnew(window: BrowserWindow): Promise<void> {
  const { webContents } = window
  const before = webContents.getOSProcessId()
  await within(LONGEST_MS, webContents.loadURL(`${EMPTY_ORIGIN}/`))
  await untilGone(before)
  end(before)
  await loadApp(window).catch(() => loadApp(window))
}

async function loadApp(window: BrowserWindow): Promise<void> {
  if (!window.isDestroyed()) await window.webContents.loadURL(`${APP_ORIGIN}/`)
}

function end(pid: number): void {
  try {
    if (isThere(pid)) process.kill(pid, 'SIGKILL')
  } catch {
    // It went in between.
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; waited < LONGEST_MS && isThere(pid); waited += LOOK_EVERY_MS) await new Promise((look) => setTimeout(look, LOOK_EVERY_MS))
}

/** A crashed page has no process: its number is 0, which would name our own group. */
function isThere(pid: number): boolean {
  if (pid === 0) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

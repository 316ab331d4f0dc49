import { powerMonitor, type BrowserWindow } from 'electron'
import type { LockReason } from '#bridge/bridge.ts'

const IDLE_MS = 10 * 60_000
const LOOK_EVERY_MS = 15_000

/** Locks when nobody has touched the window for ten minutes, and when the computer locks or sleeps. */
export function lockWhenIdle(lock: (why: LockReason) => void): { watch(window: BrowserWindow): void; touched(): void } {
  let touchedAt = Date.now()
  const touched = () => {
    touchedAt = Date.now()
  }
  setInterval(() => {
    if (Date.now() - touchedAt > IDLE_MS) lock('idle')
  }, LOOK_EVERY_MS).unref()
  powerMonitor.on('lock-screen', () => lock('system'))
  powerMonitor.on('suspend', () => lock('system'))
  return {
    watch: (window) => {
      window.webContents.on('input-event', touched)
      window.webContents.on('before-input-event', touched)
    },
    touched,
  }
}

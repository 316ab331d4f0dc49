import { app, powerMonitor } from 'electron'
import type { LockReason } from '#bridge/computer.ts'

const IDLE_MS = 10 * 60_000
const LOOK_EVERY_MS = 15_000

/**
 * Locks when nobody has touched the window for ten minutes, and when the computer locks or sleeps. Only a person's
 * keys and pointer count: the page goes on asking by itself while entries arrive. Call it before any window opens.
 */
export function lockWhenIdle(lock: (why: LockReason) => void): void {
  let touchedAt = Date.now()
  const touched = () => {
    touchedAt = Date.now()
  }
  app.on('web-contents-created', (_, contents) => {
    contents.on('input-event', touched)
    contents.on('before-input-event', touched)
  })
  setInterval(() => {
    if (Date.now() - touchedAt > IDLE_MS) lock('idle')
  }, LOOK_EVERY_MS).unref()
  powerMonitor.on('lock-screen', () => lock('system'))
  powerMonitor.on('suspend', () => lock('system'))
}

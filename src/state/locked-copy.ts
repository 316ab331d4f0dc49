import type { Answer } from '#domain/basics/answer.ts'
import { useApp } from './app-store.ts'

/** Puts a locked copy of everything the server does not hold, drafts too, where the person says. */
export function saveLockedCopy(): Promise<Answer<{ readonly saved: boolean }>> {
  const drafts = [...useApp.getState().drafts.values()].map(({ key, about, after, words }) => ({ key, about, after, words }))
  return window.consilium.ask('saveLockedCopy', { drafts })
}

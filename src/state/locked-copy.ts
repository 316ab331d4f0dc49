import { useApp } from './app-store.ts'

/**
 * Puts a locked copy of everything the server does not hold, drafts too, where the person says. What came of it stands in
 * the state, so that whatever screen asked can say so: a copy that was not made must never pass for one that was.
 */
export async function saveLockedCopy(): Promise<void> {
  const drafts = [...useApp.getState().drafts.values()].map(({ key, about, after, words }) => ({ key, about, after, words }))
  useApp.setState({ lockedCopy: null })
  const answer = await window.consilium.ask('saveLockedCopy', { drafts }).catch(() => ({ ok: false, refusal: { kind: 'keeper-stopped', rule: 'K1' } }) as const)
  useApp.setState({ lockedCopy: answer })
}

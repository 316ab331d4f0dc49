import type { Replies } from '#bridge/bridge.ts'

/** Asks the person for a locked copy; whose it is. */
export function chooseLockedCopy(): Promise<Replies['chooseLockedCopy']> {
  return window.consilium.ask('chooseLockedCopy', {})
}

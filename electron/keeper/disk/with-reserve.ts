import type { Reserve } from './reserve.ts'

/**
 * What was not saved because the disk is full is asked once more with the room of the reserve (K34). A refused request left
 * nothing behind, so that it can be asked again word for word.
 */
export async function withReserve<T>(reserve: Reserve, ask: () => T | Promise<T>): Promise<T> {
  const reply = await ask()
  return isForWantOfRoom(reply) && reserve.give() ? ask() : reply
}

function isForWantOfRoom(reply: unknown): boolean {
  if (typeof reply !== 'object' || reply === null || !('refusal' in reply)) return false
  const { refusal } = reply
  return typeof refusal === 'object' && refusal !== null && 'kind' in refusal && refusal.kind === 'not-saved' && 'reason' in refusal && refusal.reason === 'disk-full'
}

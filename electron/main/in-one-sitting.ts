/**
 * Asks somebody for a place or a file, in a dialog of the system's own that a lock does not close. An answer that comes
 * after the sitting it was asked in has ended says nothing (E35): it would be somebody else's by then.
 * @param sitting names the time between two locks; another after each
 */
export function inOneSitting(sitting: () => number): <T>(ask: () => Promise<T>, nothing: T) => Promise<T> {
  return async (ask, nothing) => {
    const asked = sitting()
    const answer = await ask()
    return sitting() === asked ? answer : nothing
  }
}

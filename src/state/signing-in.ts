import type { SignedInPerson, SignInOffer } from '#bridge/bridge.ts'
import type { Answer } from '#domain/basics/answer.ts'
import { useApp } from './app-store.ts'

/** How the trust server at an address has people sign in. */
export function readSignInOffer(server: string): Promise<Answer<SignInOffer>> {
  return window.consilium.ask('readSignInOffer', { server })
}

/** Opens the trust's sign-in page in the browser and waits for who comes back from it. */
export function signIn(server: string): Promise<Answer<SignedInPerson>> {
  return window.consilium.ask('signIn', { server })
}

export function stopSignIn(): void {
  void window.consilium.ask('stopSignIn', {})
}

let asked = 0

/**
 * The same for who works here now; what came of it stands in the state until it is tried again. Asked anew, the browser before
 * is waited for no more, and what came of that one is no news.
 */
export async function signInAgain(): Promise<void> {
  const own = ++asked
  const { session } = useApp.getState()
  useApp.setState({ signingIn: 'waiting' })
  const answer = await window.consilium.ask('signInAgain', {})
  if (own !== asked || useApp.getState().session !== session) return
  useApp.setState(answer.ok ? { signingIn: null, saving: answer.value } : { signingIn: answer.refusal })
}

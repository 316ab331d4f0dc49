import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { RequestOf, SignedInPerson, SignInOffer } from '#bridge/bridge.ts'
import type { SignedInSetUp } from '../open-work.ts'
import { readOffer } from './read-offer.ts'
import { signInByBrowser, type BrowserGround, type FreshSignIn } from './sign-in-by-browser.ts'

type SetUpSignedIn = Extract<RequestOf<'setUp'>, { readonly kind: 'signed-in' }>

/** Signing in before and after there is a vault. One waits for the browser at a time: another ends the one before it. */
export interface SigningIn {
  readonly offer: (server: string) => Promise<Answer<SignInOffer>>
  /** Holds what came of it for `planFor`; the window is told who they are, and no more. */
  readonly begin: (server: string) => Promise<Answer<SignedInPerson>>
  /** Refuses with `sign-in-another-person` when it is not this user who signs in. */
  readonly again: (server: string, user: string) => Promise<Answer<FreshSignIn>>
  readonly stop: () => void
  /** Who signed in last, as a vault is made for them. */
  readonly planFor: (request: SetUpSignedIn) => Answer<{ readonly setUp: SignedInSetUp; readonly fresh: FreshSignIn }>
}

/** @param ground null where there is no browser to sign in with */
export function startSigningIn(ground: BrowserGround | null): SigningIn {
  let waiting = new AbortController()
  let held: FreshSignIn | null = null

  function signIn(server: string): Promise<Answer<FreshSignIn>> {
    waiting.abort()
    waiting = new AbortController()
    return ground === null ? Promise.resolve(no('sign-in-not-offered')) : signInByBrowser(ground, server, waiting.signal)
  }

  return {
    offer: async (server) => {
      const offer = ground === null ? null : await readOffer(ground.http, server)
      if (offer === 'failed') return no('server-not-reached')
      return agree({ browser: offer !== null, tokens: offer === null || offer.tokens })
    },
    begin: async (server) => {
      held = null
      const fresh = await signIn(server)
      if (!fresh.ok) return fresh
      if (fresh.value.person.places.length === 0) return no('sign-in-gives-no-role')
      held = fresh.value
      return agree(fresh.value.person)
    },
    again: async (server, user) => {
      const fresh = await signIn(server)
      return fresh.ok && fresh.value.person.user !== user ? no('sign-in-another-person') : fresh
    },
    stop: () => waiting.abort(),
    planFor: ({ server, team, passphrase, pin }) => {
      const place = held?.person.places.find((each) => each.team === team)
      if (held === null || held.server !== server || place === undefined) return no('sign-in-not-finished')
      const { user, name } = held.person
      return agree({ setUp: { kind: 'signed-in', server, token: null, user, name, role: place.role, team, passphrase, pin }, fresh: held })
    },
  }
}

function no(kind: string): Answer<never> {
  return refuse({ kind, rule: 'K20' })
}

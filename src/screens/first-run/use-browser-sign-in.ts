import { useEffect, useState } from 'react'
import { agree, type Answer } from '#domain/basics/answer.ts'
import type { SignedInPerson, SignInOffer } from '#state/sign-in-offer.ts'
import { readServerAddress, type WhoSignsIn } from './check-set-up.ts'

/** How the set-up form reaches the trust server before there is a session. */
export interface SigningInHere {
  readonly readOffer: (server: string) => Promise<Answer<SignInOffer>>
  readonly signIn: (server: string) => Promise<Answer<SignedInPerson>>
  readonly stop: () => void
}

export interface BrowserSignInHere {
  readonly who: WhoSignsIn
  readonly state: 'not-yet' | 'waiting' | SignedInPerson
  readonly team: string | null
  readonly setTeam: (team: string) => void
  /** The address was left: what answers there is asked how people sign in. Null while there is no address. */
  readonly ask: () => Promise<Answer<SignInOffer> | null>
  /** Null when somebody signed in; else why nobody did. */
  readonly signIn: () => Promise<Extract<Answer<never>, { readonly ok: false }>['refusal'] | null>
  readonly stop: () => void
}

/** What the server at the typed address offers, and who has signed in to it. Another address begins anew. */
export function useBrowserSignIn(typed: string, here: SigningInHere): BrowserSignInHere {
  const server = readServerAddress(typed)
  const [asked, setAsked] = useState<{ readonly server: string; readonly offer: SignInOffer } | null>(null)
  const [signedIn, setSignedIn] = useState<{ readonly server: string; readonly person: SignedInPerson } | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [team, setTeam] = useState<string | null>(null)
  const { stop } = here
  // Nobody waits for a browser on a screen that has been left.
  useEffect(() => stop, [stop])
  const offer = asked !== null && asked.server === server ? asked.offer : null
  const person = signedIn !== null && signedIn.server === server ? signedIn.person : null

  const ask: BrowserSignInHere['ask'] = async () => {
    if (server === null) return null
    if (offer !== null) return agree(offer)
    const answer = await here.readOffer(server)
    if (answer.ok) setAsked({ server, offer: answer.value })
    return answer
  }
  const signIn: BrowserSignInHere['signIn'] = async () => {
    if (server === null || waiting) return null
    setSignedIn(null)
    setWaiting(true)
    const answer = await here.signIn(server)
    setWaiting(false)
    if (!answer.ok) return answer.refusal
    setSignedIn({ server, person: answer.value })
    setTeam(answer.value.places.length === 1 ? (answer.value.places[0]?.team ?? null) : null)
    return null
  }
  const who = { browser: offer?.browser === true, tokens: offer?.tokens !== false, person, team }
  return { who, state: waiting ? 'waiting' : (person ?? 'not-yet'), team, setTeam, ask, signIn, stop }
}

import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import type { Issuer } from './issuer/check-token.ts'
import { mapClaims } from './issuer/map-claims.ts'
import type { IssuerSettings } from './issuer/read-issuer.ts'
import { readToken, readSignIn } from './sign-in.ts'
import type { SignedIn, TokenTable } from './sign-in.ts'

/** Who an Authorization header speaks for, or why nobody. Never throws. */
export type Recognise = (header: string | undefined) => Promise<SignedIn | Refusal>

const notSignedIn = refuse(401, 'login', 'You are not signed in to this server, or your sign-in has ended. Sign in and try again.')
const noRole = refuse(403, 'forbidden', 'Your sign-in is good, but it gives you no role in any team here. Ask your IT department to add you to your team.')
const notChecked = refuse(503, 'transient', 'Your sign-in could not be checked just now, because the trust’s sign-in service did not answer. Nothing was kept or shown. Try again in a moment.')

/**
 * The one place where it is said who somebody is: by the table of tokens, and by the trust's issuer behind it.
 * @param placeless told of who signs in and has no place in any team any more
 */
export function recogniseBy(tokens: TokenTable, issuer?: { readonly settings: IssuerSettings; readonly keys: Issuer }, placeless: (user: string) => void = () => undefined): Recognise {
  return async (header) => {
    const known = readSignIn(tokens, header)
    if (known !== undefined) return known
    const token = readToken(header)
    if (token === undefined || issuer === undefined) return notSignedIn
    const checked = await issuer.keys.check(token)
    if (checked.kind === 'unreachable') return notChecked
    const person = checked.kind === 'good' ? mapClaims(issuer.settings.claims, checked.claims) : undefined
    if (person === undefined) return notSignedIn
    if (person.teams.length > 0) return person
    placeless(person.user)
    return noRole
  }
}


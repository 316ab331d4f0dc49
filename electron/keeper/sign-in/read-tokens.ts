/** What an issuer gave. */
export interface IssuedTokens {
  readonly access: string
  /** How long it says the access token lasts, in seconds. */
  readonly lastsSeconds: number
  /** Null where it gives none: the sign-in then ends with the access token. */
  readonly refresh: string | null
}

/** Where an issuer does not say, its token is taken for this long, and asked for again when it is refused. */
const USUAL_SECONDS = 300

/** Reads a token answer that openid-client has found good; `before` is the refresh token that stays where no other comes. */
export function readTokens(given: { readonly access_token: string; readonly expires_in?: number | undefined; readonly refresh_token?: string | undefined }, before: string | null): IssuedTokens {
  return { access: given.access_token, lastsSeconds: given.expires_in ?? USUAL_SECONDS, refresh: given.refresh_token ?? before }
}

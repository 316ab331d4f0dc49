import { refreshTokenGrant } from 'openid-client'
import type { Role } from '#domain/journal/act.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import type { KeptSignIn, SignInFile } from './keep-refresh-token.ts'
import { openIssuer, saidNo } from './open-issuer.ts'
import { readMe } from './read-me.ts'
import { registerKey, type VaultKey } from './register-key.ts'
import { readTokens, type IssuedTokens } from './read-tokens.ts'
import type { FreshSignIn } from './sign-in-by-browser.ts'
import type { SignIn, TokenNow } from './sign-in.ts'

export interface VaultSignInDeps {
  readonly http: (request: HttpRequest) => Promise<HttpReply>
  readonly file: SignInFile
  readonly key: VaultKey
  readonly server: string
  readonly user: string
  readonly team: string
  readonly role: Role
  /** ms since 1970. */
  readonly now: () => number
  /** What is told of the person's role has changed. */
  readonly changed: () => void
  /** The trust has taken this person for who they are, in their team. */
  readonly confirmed: () => void
}

/** The sign-in of an open vault. */
export interface VaultSignIn extends SignIn {
  /** The role the trust gives them now, where it is another than this computer was set up with. */
  readonly roleNow: () => Role | null
  /** They have signed in: from now on this is their sign-in. Whether the trust has a place for them in this team. */
  readonly take: (fresh: FreshSignIn) => Promise<boolean>
}

/** An access token that ends within this time is not begun with. */
const MARGIN_MS = 30_000
/** A lost answer is asked for again with the same refresh token, which the issuer takes for a minute. */
const TRIES = 2

/**
 * Keeps somebody signed in: the access token in memory, the refresh token in its sealed file. However many ask, one refresh runs,
 * and it is on the disk that it runs before the issuer is asked.
 */
export function openVaultSignIn(deps: VaultSignInDeps): VaultSignIn {
  let kept = deps.file.read()
  let access: { readonly token: string; readonly until: number } | null = null
  let refreshing: Promise<TokenNow> | null = null
  let isRefused = false
  let roleNow: Role | null = null
  let isRegistered = false
  let turn = 0

  function refresh(): Promise<TokenNow> {
    const own = ++turn
    const running = ask().then((given) => (own === turn ? settle(given) : now()))
    refreshing = running
    void running.finally(() => {
      if (refreshing === running) refreshing = null
    })
    return running
  }

  /** What the issuer gives for the refresh token; whatever it says is on the disk before it is used. */
  async function ask(): Promise<IssuedTokens | 'refused' | 'not-reached'> {
    const shown = kept
    if (shown === null || shown.refresh === null || isRefused) return 'refused'
    deps.file.write({ ...shown, inFlight: true })
    let came: IssuedTokens | 'refused' | 'not-reached' = 'not-reached'
    for (let left = TRIES; left > 0 && came === 'not-reached'; left -= 1) came = await askIssuer(deps.http, shown)
    return came
  }

  async function settle(given: IssuedTokens | 'refused' | 'not-reached'): Promise<TokenNow> {
    if (given === 'refused') isRefused = true
    if (typeof given === 'string') return { kind: 'none', why: given }
    return begin(given)
  }

  async function begin({ access: token, lastsSeconds, refresh: next }: IssuedTokens): Promise<TokenNow> {
    if (kept !== null) {
      kept = { ...kept, refresh: next, inFlight: false }
      deps.file.write(kept)
    }
    const judged = await judge(token)
    if (judged.kind === 'token') deps.confirmed()
    access = judged.kind === 'token' ? { token, until: deps.now() + lastsSeconds * 1000 - MARGIN_MS } : null
    return judged
  }

  /**
   * Roles are the trust's to give: what it says now is told, and who is in the team no more sends nothing. Unless it said so, a token
   * is not used: what is refused for want of a place or a registered key would be refused for good.
   */
  async function judge(token: string): Promise<TokenNow> {
    const me = await readMe(deps.http, deps.server, token)
    if (me.kind === 'refused' || me.kind === 'no-role') return { kind: 'none', why: me.kind }
    if (me.kind === 'not-known') return { kind: 'none', why: 'not-reached' }
    if (me.person.user !== deps.user) return { kind: 'none', why: 'refused' }
    const place = me.person.places.find(({ team }) => team === deps.team)
    const role = place === undefined || place.role === deps.role ? null : place.role
    if (role !== roleNow) {
      roleNow = role
      deps.changed()
    }
    return place === undefined ? { kind: 'none', why: 'no-role' } : register(token)
  }

  async function register(token: string): Promise<TokenNow> {
    if (isRegistered) return { kind: 'token', token }
    const came = await registerKey(deps.http, deps.server, token, deps.user, deps.key)
    isRegistered = came === 'done'
    return came === 'done' ? { kind: 'token', token } : { kind: 'none', why: came === 'refused' ? 'refused' : 'not-reached' }
  }

  function now(): Promise<TokenNow> {
    if (refreshing !== null) return refreshing
    return access !== null && deps.now() < access.until ? Promise.resolve({ kind: 'token', token: access.token }) : refresh()
  }

  // It was being renewed when the app ended: its answer can be had again for a minute only.
  if (kept?.inFlight === true) void refresh()
  return {
    token: now,
    renew: (refused) => {
      if (access?.token === refused) access = null
      // It may have forgotten the key: a server that was put back has.
      isRegistered = false
      return now()
    },
    roleNow: () => roleNow,
    take: async ({ plan, tokens }) => {
      turn += 1
      isRefused = false
      kept = { plan, refresh: tokens.refresh, inFlight: false }
      const beginning = begin(tokens)
      refreshing = beginning
      const judged = await beginning
      if (refreshing === beginning) refreshing = null
      return judged.kind === 'token'
    },
  }
}

async function askIssuer(http: VaultSignInDeps['http'], { plan, refresh }: KeptSignIn): Promise<IssuedTokens | 'refused' | 'not-reached'> {
  try {
    const resource: Record<string, string> = plan.resource === null ? {} : { resource: plan.resource }
    return readTokens(await refreshTokenGrant(await openIssuer(http, plan), refresh ?? '', resource), refresh)
  } catch (error) {
    return saidNo(error) ? 'refused' : 'not-reached'
  }
}

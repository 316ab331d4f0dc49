import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { receiveActs } from './journal/receive-acts.ts'
import { askSignedIn, signInByToken, type SignIn } from './sign-in/sign-in.ts'
import type { Listen } from './sync/listen-for-hints.ts'
import { deriveFromJournal, deriveNothing } from './sync/derive-from-journal.ts'
import { startSync, type Sync } from './sync/start-sync.ts'
import { tellConfirmations } from './sync/tell-confirmations.ts'
import { toServerAlone } from './sync/to-server-alone.ts'
import type { SyncReport } from './sync/sync-report.ts'
import type { Work } from './work-in-vault.ts'

/** What sync needs besides the vault. */
export interface SyncGround {
  readonly http: (request: HttpRequest) => Promise<HttpReply>
  readonly listen: Listen
  readonly now: () => number
  readonly chance: () => number
}

/** Asks the trust server of an opened vault, and no other, with its token or the sign-in given; null where it has no server. */
export function askServerOf({ http }: Pick<SyncGround, 'http'>, { vault }: Work, signIn: SignIn | null): ((request: HttpRequest) => Promise<HttpReply>) | null {
  const { server, token } = vault.profile
  const shown = token === null ? signIn : signInByToken(token)
  if (server === null || shown === null) return null
  const ask = toServerAlone(http, server)
  return (request) => askSignedIn(ask, shown, request)
}

/**
 * Starts sync between an opened vault and its trust server, with its token or the sign-in given; null where it has no server. `confirmed`
 * is called when the server took this person for who they are.
 */
export function syncWork({ http, listen, now, chance }: SyncGround, work: Work, report: (state: SyncReport) => void, signIn: SignIn | null = null, confirmed: () => void = () => undefined): Sync | null {
  const { server, token, team, safeUpdates } = work.vault.profile
  const shown = token === null ? signIn : signInByToken(token)
  if (server === null || shown === null) return null
  return startSync({
    journal: { ...work.journal, hasBlob: work.blobs.has },
    server,
    signIn: shown,
    team,
    vault: work.session.vault,
    receive: (acts) => receiveActs(work.journal, acts, now()),
    readBlob: async (plainHash) => work.blobs.read(plainHash),
    receiveBlob: (_, bytes, blob) => work.blobs.keepReceived(bytes, blob, new Date(now()).toISOString()),
    derive: safeUpdates === true ? deriveFromJournal(work.journal, team) : deriveNothing,
    http: tellConfirmations(toServerAlone(http, server), team, () => work.journal.actsOnServer(team) === 0, confirmed),
    listen,
    now,
    chance,
    report,
  })
}

import { join } from 'node:path'
import { z } from 'zod'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { registerKey } from '../sign-in/register-key.ts'
import { deriveKey } from '../vault/derive-keys.ts'
import { listVaults } from '../vault/list-vaults.ts'
import { sealedFile } from '../vault/sealed-file.ts'
import { signText } from '../vault/sign-bytes.ts'
import type { Work } from '../work-in-vault.ts'
import { askSealingKey } from './ask-sealing-key.ts'
import { forgetWaiting, forwardFolder, noteWaiting } from './forward-folder.ts'
import { dropSent, sealUnsent, type SealingGround } from './seal-unsent.ts'
import { sendForColleagues, type SentFor } from './send-for-colleagues.ts'

export interface ForwardingPlan {
  /** The folder of all vaults of this computer. */
  readonly vaults: string
  /** Asks the trust server with the sign-in of who works here; null where there is none. */
  readonly ask: ((request: HttpRequest) => Promise<HttpReply>) | null
  /** Something of a colleague's was sent. */
  readonly sent: (sent: readonly SentFor[]) => void
}

/** What waits here is never one person's to bring away (K44). */
export interface Forwarding {
  /** Something was saved, sent or erased: what is sealed follows soon. */
  changed(): void
  /** Whether the trust server is reached now, as often as it is told. */
  reached(isReached: boolean): void
  /** These records are locked: all that waits is sealed, and how much that is noted. */
  end(waiting: number): void
}

const SOON_MS = 1000
/** Entries sealed between two looks at whatever else is asked. */
const AT_ONCE = 20
/** A lock waits for no more than this; the rest is sealed at the next unlocking. */
const AT_LOCK = 500
const AGAIN_MS = 60_000

const keySchema = z.object({ key: z.string() }).strict()

/** Keeps what waits of an open vault sealed for the trust server, and sends what waits of colleagues. Nothing of it ever throws: all of it is in a journal. */
export function startForwarding(work: Work, { vaults, ask, sent }: ForwardingPlan): Forwarding {
  const { vault, session, journal, blobs } = work
  const folder = forwardFolder(vault.folder)
  forgetWaiting(folder)
  const server = session.server?.replace(/\/+$/, '') ?? null
  const ground: SealingGround = { folder, journal, blobs, team: session.team, user: session.author.user }
  const kept = sealedFile(join(vault.folder, 'sealing-key'), deriveKey(vault.vaultKey, 'sealing key'), 'consilium sealing key', keySchema)
  let key = session.demo || server === null ? null : (kept.read()?.key ?? null)
  let sealing: ReturnType<typeof setTimeout> | null = null
  let isReached = false
  let isRegistered = false
  let isStopped = false
  let sending: Promise<void> | null = null
  let triedAt = 0
  const givenUp = new Set<string>()

  function sealSoon(afterMs: number): void {
    if (isStopped || sealing !== null) return
    sealing = setTimeout(() => {
      sealing = null
      if (bringInLine(AT_ONCE) === AT_ONCE) sealSoon(0)
    }, afterMs)
  }

  /** A disk that refuses is asked again with the next entry. */
  function bringInLine(most: number): number {
    try {
      dropSent(ground, key)
      return key === null ? 0 : sealUnsent(ground, key, most)
    } catch {
      return 0
    }
  }

  /** What a colleague sends is taken only where its author's key is known: who has a token registers it nowhere else. */
  async function isRegisteredAt(ofServer: string, asking: NonNullable<typeof ask>): Promise<boolean> {
    const { user } = session.author
    isRegistered ||= (await registerKey(asking, ofServer, null, user, { vault: session.vault, sign: (text) => signText(work.signer.key, text) })) === 'done'
    return isRegistered
  }

  async function forward(ofServer: string, asking: NonNullable<typeof ask>): Promise<void> {
    const said = await askSealingKey(asking, ofServer)
    if (isStopped || said === null || !(await isRegisteredAt(ofServer, asking)) || isStopped) return
    if (said !== key) {
      key = said
      kept.write({ key })
      sealSoon(0)
    }
    const colleagues = listVaults(vaults).filter(({ id, demo }) => id !== session.vault && !demo)
    const came = await sendForColleagues({ vaults, colleagues, server: ofServer, team: session.team, key: said, ask: asking, isStopped: () => isStopped }, givenUp)
    if (came.length > 0 && !isStopped) sent(came)
  }

  function tryForwarding(): void {
    if (!isReached || isStopped || sending !== null || ask === null || server === null || session.demo) return
    triedAt = performance.now()
    sending = forward(server, ask).catch(() => undefined).finally(() => {
      sending = null
    })
  }

  sealSoon(SOON_MS)
  return {
    changed: () => sealSoon(SOON_MS),
    reached: (now) => {
      const isNews = now && !isReached
      isReached = now
      if (isNews || performance.now() - triedAt >= AGAIN_MS) tryForwarding()
    },
    end: (waiting) => {
      isStopped = true
      if (sealing !== null) clearTimeout(sealing)
      bringInLine(AT_LOCK)
      noteWaiting(folder, waiting)
    },
  }
}

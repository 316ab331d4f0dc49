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
import { dropSent, sealUnsent, type AtOnce, type SealingGround } from './seal-unsent.ts'
import { sendForColleagues, type SentFor } from './send-for-colleagues.ts'

export interface ForwardingPlan {
  /** The folder of all vaults of this computer. */
  readonly vaults: string
  /** Asks the trust server with the sign-in of who works here; null where there is none. */
  readonly ask: ((request: HttpRequest) => Promise<HttpReply>) | null
  /** The disk has room for a second copy. */
  readonly hasRoom: () => boolean
  /** Something of colleagues' was sent. */
  readonly sent: (sent: readonly SentFor[]) => void
}

/** What waits here is never one person's to bring away (K44). */
export interface Forwarding {
  /** Something was saved or sent: what is sealed follows soon. */
  changed(): void
  /** Something was erased: what was sealed of it goes at once (K43). */
  erased(): void
  /** Whether the trust server is reached now, and nothing is asked about it; as often as it is told. */
  reached(isReached: boolean): void
  /** These records are locked: how many wait is noted, and what is not sealed yet is, for a moment. Gives what was sent and not told yet. */
  end(waiting: number): readonly SentFor[]
}

const SOON_MS = 1000
const AT_ONCE: AtOnce = { entries: 20, bytes: 2 * 1024 * 1024 }
/** A lock is waited for a second in all; what is not sealed by then is at the next unlocking. */
const AT_LOCK_MS = 250
const AGAIN_MS = 60_000
/** So many entries, and they are told; fewer when a round ends. */
const TOLD_AT = 20

const keySchema = z.object({ key: z.string() }).strict()

/** Keeps what waits of an open vault sealed for the trust server, and sends what waits of colleagues. Nothing of it ever throws: all of it is in a journal. */
export function startForwarding(work: Work, { vaults, ask, hasRoom, sent }: ForwardingPlan): Forwarding {
  const { vault, session, journal, blobs, signer } = work
  const folder = forwardFolder(vault.folder)
  forgetWaiting(folder)
  const server = session.server?.replace(/\/+$/, '') ?? null
  const ground: SealingGround = { folder, journal, blobs, team: session.team, user: session.author.user, vault: session.vault, signingKey: signer.key }
  const kept = sealedFile(join(vault.folder, 'sealing-key'), deriveKey(vault.vaultKey, 'sealing key'), 'consilium sealing key', keySchema)
  let key = session.demo || server === null ? null : (kept.read()?.key ?? null)
  let sealing: ReturnType<typeof setTimeout> | null = null
  let isReached = false
  let isRegistered = false
  let isStopped = false
  let isSending = false
  let triedAt = 0
  const done = new Set<string>()
  const givenUp = new Set<string>()
  const untold = new Map<string, number>()

  function sealSoon(afterMs: number): void {
    if (isStopped || sealing !== null) return
    sealing = setTimeout(() => {
      sealing = null
      if (bringInLine() > 0) sealSoon(0)
    }, afterMs)
  }

  /** A disk that refuses is asked again with the next entry. Gives how many entries it sealed. */
  function bringInLine(): number {
    try {
      dropSent(ground, key)
      const sealed = key === null || !hasRoom() ? [] : sealUnsent(ground, key, done, AT_ONCE)
      for (const id of sealed) done.add(id)
      return sealed.length
    } catch {
      return 0
    }
  }

  /** What a colleague sends is taken only where its author's key is known: who has a token registers it nowhere else. */
  async function isRegisteredAt(ofServer: string, asking: NonNullable<typeof ask>): Promise<boolean> {
    const { user } = session.author
    isRegistered ||= (await registerKey(asking, ofServer, null, user, { vault: session.vault, sign: (text) => signText(signer.key, text) })) === 'done'
    return isRegistered
  }

  async function forward(ofServer: string, asking: NonNullable<typeof ask>): Promise<void> {
    const said = await askSealingKey(asking, ofServer)
    if (isStopped || said === null || !(await isRegisteredAt(ofServer, asking)) || isStopped) return
    if (said !== key) {
      key = said
      done.clear()
      kept.write({ key })
      sealSoon(0)
    }
    const colleagues = listVaults(vaults).filter(({ id, demo, trouble }) => id !== session.vault && !demo && trouble === null)
    await sendForColleagues({ vaults, colleagues, server: ofServer, team: session.team, key: said, ask: asking, isStopped: () => isStopped }, givenUp, (name) => {
      untold.set(name, (untold.get(name) ?? 0) + 1)
      if ([...untold.values()].reduce((sum, each) => sum + each, 0) >= TOLD_AT) tell()
    })
    tell()
  }

  function tell(): void {
    if (isStopped || untold.size === 0) return
    sent(takeUntold())
  }

  function takeUntold(): readonly SentFor[] {
    const told = [...untold].map(([name, entries]) => ({ name, entries }))
    untold.clear()
    return told
  }

  function tryForwarding(): void {
    if (!isReached || isStopped || isSending || ask === null || server === null || session.demo) return
    triedAt = performance.now()
    isSending = true
    void forward(server, ask)
      .catch(() => undefined)
      .finally(() => {
        isSending = false
      })
  }

  sealSoon(SOON_MS)
  return {
    changed: () => sealSoon(SOON_MS),
    erased: () => dropSent(ground, key),
    reached: (now) => {
      const isNews = now && !isReached
      isReached = now
      if (isNews || performance.now() - triedAt >= AGAIN_MS) tryForwarding()
    },
    end: (waiting) => {
      isStopped = true
      if (sealing !== null) clearTimeout(sealing)
      noteWaiting(folder, waiting)
      const until = performance.now() + AT_LOCK_MS
      while (performance.now() < until && bringInLine() > 0);
      return takeUntold()
    },
  }
}

import { existsSync } from 'node:fs'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { NoticeName, Notices } from '#bridge/bridge.ts'
import type { Session } from '#bridge/computer.ts'
import type { SavingState } from '#bridge/saving-state.ts'
import type { KeeperReplies, KeeperRequestName, KeeperRequests } from '#bridge/keeper-messages.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { recordKey } from '#domain/journal/act.ts'
import type { AuditEvent } from '#domain/journal/audit-events.ts'
import { mayDecideServer } from '#domain/journal/role-table.ts'
import { lookAtCopy } from './copy/look-at-copy.ts'
import { diskTrouble, JournalWriteError, type DiskTrouble } from './disk/errors.ts'
import { followRecoveryKey, mayChangeProfile, profileInForce } from './follow-recovery-key.ts'
import { lookAtAnswer, writeRequest } from './recovery/answer-requests.ts'
import { freeBytes, openReserve, type ReservePlan } from './disk/reserve.ts'
import { withReserve } from './disk/with-reserve.ts'
import { eraseRecords } from './erase-records.ts'
import type { SentFor } from './forward/send-for-colleagues.ts'
import { forwardFolder } from './forward/forward-folder.ts'
import { followSentWhileAway } from './forward/sent-while-away.ts'
import { startForwarding, type Forwarding } from './forward/start-forwarding.ts'
import { tellOfColleagues, waitingByVault, type ColleaguesTold } from './forward/tell-of-colleagues.ts'
import { noteAudit } from './note-audit.ts'
import { bringBackWork, recoverWork, setUpWork, unlockWork, vaultsFolder, type Ground } from './open-work.ts'
import { readJournalPage } from './read-journal-page.ts'
import { LOCKED_SAVING, readSaving } from './read-saving.ts'
import { readTrail, writeTrail } from './read-trail.ts'
import { readActText } from './journal/read-act-text.ts'
import { limitReading, type ReadingLimit } from './reading/limit-reading.ts'
import { isNote, withoutReading } from './reading/without-reading.ts'
import { renewPassphrase } from './renew-passphrase.ts'
import { saveActs, saveSigned } from './save-acts.ts'
import { startSigningIn } from './sign-in/start-signing-in.ts'
import type { BrowserGround, FreshSignIn } from './sign-in/sign-in-by-browser.ts'
import type { SignIn } from './sign-in/sign-in.ts'
import { openSignInOf } from './sign-in/open-sign-in-of.ts'
import type { VaultSignIn } from './sign-in/vault-sign-in.ts'
import type { TrustPlan } from './sync/check-trust.ts'
import type { TrustSeen } from './sync/look-at-server.ts'
import type { Sync } from './sync/start-sync.ts'
import type { SyncReport } from './sync/sync-report.ts'
import { lastUsedVault, listVaults } from './vault/list-vaults.ts'
import { startViewsNoted, type ViewsNoted } from './views-noted.ts'
import type { Work } from './work-in-vault.ts'
import { putFile, putLockedCopy, putNewFile, thereAlready } from './write-locked-copy.ts'

export interface KeeperGround extends Ground {
  /** This program is not for records of patients: it makes and opens the made-up clinic alone (K33). */
  readonly madeUpOnly?: boolean
  /** Starts sync for an opened vault, with the sign-in of one that has no token; null where it has no server. */
  readonly startSync: (work: Work, report: (state: SyncReport) => void, signIn: SignIn | null, confirmed: () => void) => Sync | null
  /** Asks an opened vault's trust server with its token or this sign-in; null where it has none. Where it is left out nobody is. */
  readonly askServer?: (work: Work, signIn: SignIn | null) => ((request: HttpRequest) => Promise<HttpReply>) | null
  /** Signing in with a trust's own service; where it is left out nobody can. */
  readonly browser?: BrowserGround
  /** Whether the trust server typed at set-up is one and takes this person's sign-in. */
  readonly checkTrust: (plan: TrustPlan) => Promise<Answer<TrustSeen>>
  /** Room that is kept for the entry a full disk would refuse; none where it is left out. */
  readonly reserve?: ReservePlan
  readonly notify: <N extends NoticeName>(name: N, notice: Notices[N]) => void
}

export interface Keeper {
  /** Answers a request that has been parsed. One at a time but for those that wait for the network. */
  ask<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): Promise<KeeperReplies[N]>
}

/** One person's open work with what runs beside it. */
interface Open {
  readonly work: Work
  readonly signIn: VaultSignIn | null
  readonly reading: ReadingLimit
  sync: Sync | null
  report: SyncReport | null
  /** The drafts the disk did not take, each until it does or until the draft goes: the first since when. */
  readonly unkept: Map<string, { readonly since: number; readonly reason: DiskTrouble }>
  readonly looking: ReturnType<typeof setInterval>
  readonly views: ViewsNoted
  readonly forwarding: Forwarding
  readonly colleagues: ColleaguesTold
  readonly sentForYou: ReturnType<typeof followSentWhileAway>
  /** Entries not sent yet that an erasure took. */
  erasedUnsent: number
}

type Handlers = { readonly [N in KeeperRequestName]: (request: KeeperRequests[N]) => KeeperReplies[N] | Promise<KeeperReplies[N]> }

/** These only look, or wait for the network, and must not hold up saving. */
const AT_ONCE: ReadonlySet<KeeperRequestName> = new Set(['listVaults', 'readSaving', 'tryAgain', 'readSignInOffer', 'signIn', 'stopSignIn', 'signInAgain'])

const TOLD_EVERY_MS = 30
/** How often the disk's room is looked at. */
const ROOM_EVERY_MS = 30_000

const LOCKED = refuse({ kind: 'locked', rule: 'K1' })
const MADE_UP_ONLY = refuse({ kind: 'made-up-clinic-only', rule: 'K33' })

/** The keeper without its process: everything but the messages. */
export function startKeeper(ground: KeeperGround): Keeper {
  let open: Open | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let telling: ReturnType<typeof setTimeout> | null = null
  const isMadeUpOnly = ground.madeUpOnly ?? false
  const signingIn = startSigningIn(ground.browser ?? null)
  const reserve = openReserve(ground.profile, ground.reserve)

  const saving = () => (open === null ? LOCKED_SAVING : savingOf(open, reserve.room()))
  /** Counting takes time that grows with what is waiting, so a burst of changes is told once. */
  const tellSaving = () => {
    if (telling !== null) return
    telling = setTimeout(() => {
      telling = null
      if (open !== null) ground.notify('saving', saving())
    }, TOLD_EVERY_MS)
  }

  function begin(work: Work, fresh: FreshSignIn | null): Open {
    const profile = profileInForce(work)
    const reading = limitReading(work, profile, { now: ground.now, changed: tellSaving, noteConfirmed: () => noteAudit(work.journal, ground.now(), 'confirmed', null) })
    const signIn = ground.browser === undefined ? null : openSignInOf(work, { http: ground.browser.http, now: ground.now, changed: tellSaving, confirmed: reading.confirmed })
    if (fresh !== null) void signIn?.take(fresh)
    const looking = setInterval(() => void lookForRoom(), ROOM_EVERY_MS)
    looking.unref()
    const ask = ground.askServer?.(work, signIn) ?? null
    // Asked before what was noted at the last lock is forgotten.
    const sentForYou = followSentWhileAway(forwardFolder(work.vault.folder), work.journal, ground.now())
    const forwarding = startForwarding(work, { vaults: vaultsFolder(ground.profile), ask, hasRoom: () => reserve.room() === null, sent: (sent) => void noteSent(started, sent).catch(() => undefined) })
    const started: Open = { work, signIn, reading, sync: null, report: null, unkept: new Map(), looking, views: startViewsNoted(), forwarding, colleagues: tellOfColleagues(vaultsFolder(ground.profile), work), sentForYou, erasedUnsent: 0 }
    open = started
    started.sync = ground.startSync(work, (report) => {
      started.report = report
      forwarding.reached(isAtServer(report))
      if (report.clockOffsetMs !== null) work.noteServerClock(report.clockOffsetMs)
      if (open === started) tellSaving()
    }, signIn, reading.confirmed)
    work.journal.onAppend((frames) => {
      if (mayChangeProfile(frames)) followLater(work)
      ground.notify('journal-grew', { frames: work.journal.head().number })
      tellSaving()
      started.sync?.changed()
      forwarding.changed()
      if (isErasureDue(work)) inTurn(() => erase(started)).catch(() => undefined)
    })
    void lookForRoom()
    followRecoveryKey(work, profile)
    return started
  }

  async function noteSent({ work, colleagues }: Open, sent: readonly SentFor[]): Promise<void> {
    const now = ground.now()
    colleagues.sent(sent, now)
    tellSaving()
    await noteAudit(work.journal, now, 'send for a colleague', null, { count: sent.reduce((sum, { entries }) => sum + entries, 0) })
  }

  /** A disk that refuses shows as NOT saved; what is left to do is done with the next entry, or at the next opening. */
  async function erase(at: Open): Promise<void> {
    if (open !== at) return
    try {
      const going = new Set(at.work.journal.toErase(at.work.session.server === null))
      // One that the server refused because of the erasure was not sent either.
      const unsent = going.size === 0 ? 0 : at.work.journal.unreceiptedActs().filter(({ text }) => going.has(readActText(text).about ?? '')).length
      const records = await eraseRecords(at.work, ground.now())
      at.erasedUnsent += unsent
      at.sync?.erased(records)
      at.forwarding.erased()
    } catch (error) {
      if (!(error instanceof JournalWriteError)) throw error
    }
  }

  /** In its turn: the passphrase may be changing. */
  function followLater(work: Work): void {
    void inTurn(() => {
      if (open?.work !== work) return
      const profile = profileInForce(work)
      followRecoveryKey(work, profile)
      open.reading.follow(profile)
    })
  }

  async function lookForRoom(): Promise<void> {
    await reserve.keep()
    tellSaving()
    const at = open
    at?.forwarding.reached(isAtServer(at.report))
    // A full disk may have kept it from being done when it was due.
    if (at !== null && isErasureDue(at.work)) await inTurn(() => erase(at)).catch(() => undefined)
  }

  async function end(): Promise<number> {
    if (open === null) return 0
    const ended = open
    const { work, sync, looking, forwarding } = ended
    clearInterval(looking)
    open = null
    await sync?.stop()
    // What sync was still being told of is on the disk by now, and waits no more.
    const waiting = work.journal.waitingActs().length
    const sent = forwarding.end(waiting)
    if (sent.length > 0) await noteSent(ended, sent)
    work.close()
    return waiting
  }

  async function enter(how: 'set-up' | 'unlock', opening: () => Promise<Answer<Work>>, fresh: FreshSignIn | null = null): Promise<Answer<Session>> {
    await end()
    const work = await opening()
    if (!work.ok) return work
    const started = begin(work.value, fresh)
    // That the end is remembered is said only once it is: a kill between the two is no damage.
    await noteAudit(work.value.journal, ground.now(), how, null, work.value.journal.isHeadKept() ? { head: true } : {})
    if (work.value.damage().length > 0) await note('damage', null)
    if (open !== null) await erase(open)
    return agree(sessionOf(started))
  }

  async function note(what: AuditEvent, about: string | null, by?: string): Promise<void> {
    if (open !== null) await noteAudit(open.work.journal, ground.now(), what, about, by === undefined ? {} : { by })
  }

  /** A look that is no news is not noted again; one that the disk refused is, the next time. */
  async function noteLook(what: AuditEvent, about: string | null): Promise<void> {
    const at = open
    const now = ground.now()
    if (at === null || !at.views.isNew(what, about, now)) return
    if (await noteAudit(at.work.journal, now, what, about)) at.views.noted(what, about, now)
  }

  function keepDraft(at: Open, request: KeeperRequests['keepDraft']): KeeperReplies['keepDraft'] {
    const draft = draftName(request)
    if (at.work.journal.isErased(recordKey(request.about))) {
      at.unkept.delete(draft)
      return refuse({ kind: 'record-erased', rule: 'K43' })
    }
    try {
      const { keptAt } = at.work.drafts.keep(request, new Date(ground.now()).toISOString())
      at.unkept.delete(draft)
      return agree({ keptAt })
    } catch (error) {
      const reason = diskTrouble(error)
      at.unkept.set(draft, { since: at.unkept.get(draft)?.since ?? ground.now(), reason })
      return refuse({ kind: 'not-saved', rule: 'K12', reason })
    }
  }

  function readBlob(request: KeeperRequests['readBlob']): KeeperReplies['readBlob'] {
    if (open === null) return LOCKED
    const bytes = open.work.blobs.read(request.plainHash)
    return bytes === null ? refuse({ kind: 'blob-not-here', rule: 'K15' }) : agree({ bytes, about: request.about })
  }

  const handlers: Handlers = {
    listVaults: () => ({
      vaults: listVaults(vaultsFolder(ground.profile)),
      lastUsed: lastUsedVault(vaultsFolder(ground.profile)),
      waiting: waitingByVault(vaultsFolder(ground.profile)),
      freeBytes: freeBytes(ground.profile),
      now: new Date(ground.now()).toISOString(),
      madeUpOnly: isMadeUpOnly,
      session: open === null ? null : sessionOf(open),
    }),
    readSignInOffer: ({ server }) => signingIn.offer(server),
    signIn: ({ server }) => signingIn.begin(server),
    stopSignIn: () => {
      signingIn.stop()
      return null
    },
    signInAgain: async () => {
      const asked = open
      if (asked === null || asked.signIn === null) return LOCKED
      const { author, server } = asked.work.session
      const fresh = await signingIn.again(server ?? '', author.user)
      if (!fresh.ok) return fresh
      if (open !== asked) return LOCKED
      // Somebody with no place in the team any more has signed in to nothing of it, and it must not lengthen their reading (K37).
      if (await asked.signIn.take(fresh.value)) await note('sign-in', null)
      await asked.sync?.tryNow()
      return agree(saving())
    },
    setUp: async (request) => {
      if (isMadeUpOnly && request.kind !== 'demo') return MADE_UP_ONLY
      if (request.kind === 'signed-in') {
        const plan = signingIn.planFor(request)
        if (!plan.ok) return plan
        const { setUp, fresh } = plan.value
        const fit = await ground.checkTrust({ ...setUp, token: fresh.tokens.access })
        return fit.ok ? enter('set-up', () => setUpWork(ground, setUp, fit.value), fresh) : fit
      }
      const checked = request.kind === 'trust' ? await ground.checkTrust(request) : agree({ safeUpdates: false })
      return checked.ok ? enter(request.kind === 'demo' ? 'unlock' : 'set-up', () => setUpWork(ground, request, checked.value)) : checked
    },
    lookAtCopy: ({ path }) => {
      const copy = lookAtCopy(vaultsFolder(ground.profile), path)
      return copy.ok ? agree({ whose: copy.value.file.name }) : copy
    },
    bringBackCopy: async ({ path, passphrase }) => (isMadeUpOnly ? MADE_UP_ONLY : enter('unlock', () => bringBackWork(ground, path, passphrase))),
    writeRecoveryRequest: (request) => (isMadeUpOnly ? MADE_UP_ONLY : writeRequest(ground, request)),
    lookAtAnswer: (request) => (isMadeUpOnly ? MADE_UP_ONLY : lookAtAnswer(ground, request)),
    recover: async ({ vault, path, passphrase }) => {
      if (isMadeUpOnly) return MADE_UP_ONLY
      const session = await enter('unlock', () => recoverWork(ground, vault, path, passphrase))
      if (session.ok) await note('recover', null)
      return session
    },
    unlock: async ({ vault, passphrase }) => (isMadeUpOnly && !isMadeUp(ground.profile, vault) ? MADE_UP_ONLY : enter('unlock', () => unlockWork(ground, vault, passphrase))),
    changePassphrase: (request) => (open === null ? LOCKED : renewPassphrase(open.work, request, ground)),
    lock: async () => {
      const wasOpen = open !== null
      await note('lock', null)
      const waiting = await end()
      if (wasOpen) ground.notify('locked', { why: 'asked', waiting })
      return null
    },
    appendActs: async ({ intents, pin }) => (open === null ? LOCKED : andTell(saveActs(open.work, intents, pin, ground.now()))),
    keepSigned: async (request) => (open === null ? LOCKED : andTell(saveSigned(open.work, request, ground.now()))),
    readJournal: async (request) => (open === null ? { kind: 'locked' } : readJournalPage(open.work.journal, request)),
    keepDraft: (request) => (open === null ? LOCKED : andTell(keepDraft(open, request))),
    dropDraft: ({ key, about }) => {
      // Given up: it is NOT saved for nobody any more, whether or not the disk lets go of what it has.
      open?.unkept.delete(draftName({ key, about }))
      open?.work.drafts.drop(key, about)
      return andTell(null)
    },
    readDrafts: () => (open === null ? [] : open.work.drafts.list().filter((draft) => open?.reading.mayRead() === true || isNote(draft))),
    readBlob,
    writeBlob: async (request) => {
      const blob = readBlob(request)
      if (!blob.ok) return blob
      const taken = isTaken(request, blob.value.bytes)
      if (taken !== null) return taken
      await note('export', recordKey(request.about))
      return putOut(request, blob.value.bytes)
    },
    writePaper: async ({ bytes, what, about, ...to }) => {
      if (open === null) return LOCKED
      const taken = isTaken(to, bytes)
      if (taken !== null) return taken
      await note(`export ${what}`, about === null ? null : recordKey(about))
      return putOut(to, bytes)
    },
    writeLockedCopy: async ({ drafts, path }) => {
      if (open === null) return LOCKED
      await note('export locked copy', null)
      return putLockedCopy(open.work, { drafts, path, now: ground.now(), confirmedAt: open.reading.confirmedAt(), readingDays: open.reading.days() })
    },
    writeFigures: async ({ csv, path }) => {
      if (open === null) return LOCKED
      await note('export figures', null)
      return putFile(path, Buffer.from(csv, 'utf8'))
    },
    readTrail: async (request) => (open === null ? LOCKED : readTrail(open.work, request, () => noteLook('view trail', null))),
    writeTrail: async (request) => (open === null ? LOCKED : writeTrail(open.work, request, ground.now())),
    readSaving: saving,
    tryAgain: async () => {
      if (open !== null && open.work.journal.trouble() !== null) await note('try-saving', null)
      await open?.sync?.tryNow()
      return saving()
    },
    decideServer: async ({ fill, server, ours }) => {
      if (open === null) return LOCKED
      const { author } = open.work.session
      const allowed = mayDecideServer(author.role)
      if (!allowed.ok) return allowed
      // To fill it is noted by sync itself, on the disk before anything is sent.
      if (fill) open.sync?.fillAgain(server, ours, author.user)
      else {
        open.sync?.leaveIt()
        await note('leave-server', null, author.user)
      }
      return agree(saving())
    },
    noteView: async ({ about, what }) => andTell(noteLook(`view ${what}`, recordKey(about)).then(() => null)),
    note: async ({ what, about }) => andTell(noteLook(what, about === null ? null : recordKey(about)).then(() => null)),
  }

  /** Gives the reply on; the window is told how saving stands, also when nothing was saved. */
  async function andTell<T>(reply: T | Promise<T>): Promise<T> {
    const given = await reply
    tellSaving()
    return given
  }

  async function ask<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): Promise<KeeperReplies[N]> {
    const handle: (request: KeeperRequests[N]) => KeeperReplies[N] | Promise<KeeperReplies[N]> = handlers[name]
    if (AT_ONCE.has(name)) return handle(request)
    return inTurn(() => {
      const instead = open === null || open.reading.mayRead() ? null : withoutReading(name, request)
      return instead === null ? withReserve(reserve, () => handle(request)) : instead.reply
    })
  }

  async function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return { ask }
}

/** Who works here, with what opens records only where they may be read (K38). */
function sessionOf({ work, reading }: Open): Session {
  return reading.mayRead() ? work.session : { ...work.session, viewKey: null }
}

/** Which entries wait is of records too: while they may not be read, only how many. */
function savingOf({ work, unkept, report, signIn, reading, colleagues, sentForYou, erasedUnsent }: Open, room: SavingState['room']): SavingState {
  const saving = { ...readSaving(work, [...unkept.values()][0] ?? null, report, signIn, room, reading.told()), ...colleagues.told(), sentForYou: sentForYou(report?.clockOffsetMs ?? null), erasedUnsent }
  return reading.mayRead() ? saving : { ...saving, waiting: [], refused: [] }
}

interface PlaceOutside {
  readonly path: string
  readonly fresh?: true | undefined
}

/** Where nothing may be written over, the system itself says whether something is there. */
function putOut({ path, fresh }: PlaceOutside, bytes: Uint8Array): Answer<{ readonly saved: boolean }> {
  return fresh === true ? putNewFile(path, bytes) : putFile(path, bytes)
}

/** Where nothing may be written over: asked first, as no export is noted of what is there already. */
function isTaken({ path, fresh }: PlaceOutside, bytes: Uint8Array): Answer<never> | null {
  return fresh === true && existsSync(path) ? thereAlready(path, bytes) : null
}

function isErasureDue({ journal, session }: Work): boolean {
  return journal.toErase(session.server === null).length > 0
}

/** A server about which something is asked gets nothing before that is answered. */
function isAtServer(report: SyncReport | null): boolean {
  return report?.connection.kind === 'connected' && report.toDecide === null
}

function isMadeUp(profile: string, vault: string): boolean {
  return listVaults(vaultsFolder(profile)).some(({ id, demo }) => id === vault && demo)
}

function draftName({ key, about }: Pick<KeeperRequests['keepDraft'], 'key' | 'about'>): string {
  return `${recordKey(about)}#${key}`
}

import type { Reading } from '#domain/basics/reading-limit.ts'
import type { RefusedItem, SavingState, WaitingItem } from '#bridge/saving-state.ts'
import type { DiskTrouble } from './disk/errors.ts'
import type { HeldAct } from './journal/journal-index.ts'
import type { OpenJournal } from './journal/open-journal.ts'
import { recordRefOf } from './record-ref-of.ts'
import type { VaultSignIn } from './sign-in/vault-sign-in.ts'
import type { SyncReport } from './sync/sync-report.ts'
import type { Work } from './work-in-vault.ts'

/** The most items listed; the counts are always whole. */
const LISTED = 50

/** The state of saving and sending, counted now. `report` is null until sync has said something; `signIn` where somebody signs in. */
export function readSaving(
  { journal, drafts, session, damage }: Pick<Work, 'journal' | 'drafts' | 'session' | 'damage'>,
  draftTrouble: { readonly since: number; readonly reason: DiskTrouble } | null,
  report: SyncReport | null,
  signIn: Pick<VaultSignIn, 'roleNow'> | null = null,
  room: SavingState['room'] = null,
  reading: Reading | null = null,
): SavingState {
  const { ours, refused, alarms } = journal.counts()
  const waiting = journal.waitingActs()
  const trouble = journal.trouble() ?? draftTrouble
  return {
    notSaved: trouble === null ? null : { since: new Date(trouble.since).toISOString(), reason: trouble.reason },
    lastSavedAt: journal.lastSavedAt(),
    acts: { saved: ours, waiting: waiting.length, onServer: ours - waiting.length - refused, refused },
    blobsWaiting: journal.unsentBlobs().length,
    waiting: waiting.slice(0, LISTED).flatMap(waitingItem),
    refused: journal.openRefusals().slice(0, LISTED).flatMap((refusal) => refusedItem(journal, refusal)),
    forColleagues: [],
    sentForYou: 0,
    waitingHere: [],
    erasedUnsent: 0,
    drafts: drafts.count(),
    connection: session.server === null ? { kind: 'no-server' } : (report?.connection ?? { kind: 'not-tried' }),
    sending: report?.sending ?? false,
    compared: report?.compared ?? null,
    toDecide: report?.toDecide ?? null,
    clockOffsetMs: report?.clockOffsetMs ?? null,
    roleNow: signIn?.roleNow() ?? null,
    signsIn: signIn !== null,
    damage: damage(),
    alarms,
    forks: journal.forks(),
    reading: reading === null ? null : { kind: reading.kind, until: new Date(reading.until).toISOString() },
    room,
  }
}

/** What is said while locked: nothing is known, so nothing is claimed. */
export const LOCKED_SAVING: SavingState = {
  notSaved: null,
  lastSavedAt: null,
  acts: { saved: 0, waiting: 0, onServer: 0, refused: 0 },
  blobsWaiting: 0,
  waiting: [],
  refused: [],
  forColleagues: [],
  sentForYou: 0,
  waitingHere: [],
  erasedUnsent: 0,
  drafts: 0,
  connection: { kind: 'not-tried' },
  sending: false,
  compared: null,
  toDecide: null,
  clockOffsetMs: null,
  roleNow: null,
  signsIn: false,
  damage: [],
  alarms: 0,
  forks: 0,
  reading: null,
  room: null,
}

function waitingItem(act: HeldAct): readonly WaitingItem[] {
  const about = recordRefOf(act.about ?? '')
  return about === null ? [] : [{ act: act.id, about, verb: act.verb, by: act.by, at: act.wall }]
}

function refusedItem(journal: OpenJournal, refusal: { readonly act: string; readonly words: string }): readonly RefusedItem[] {
  const act = journal.held(refusal.act)
  return act === null ? [] : waitingItem(act).map((item) => ({ ...item, words: refusal.words }))
}

import { NOTE_KEY, type SavedAct, type SetUp } from '#bridge/bridge.ts'
import type { Session } from '#bridge/computer.ts'
import type { SavingState, ServerQuestion } from '#bridge/saving-state.ts'
import { refuse, type Answer } from '#domain/basics/answer.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { newActId } from '#actions/new-act-id.ts'
import type { ActionContext } from '#actions/context.ts'
import { openViewLink, type ViewLink } from '#storage/read-view.ts'
import type { ViewNews } from '#storage/view.ts'
import { wordsLost } from './six-words.ts'
import { wakeUnanswered } from './until-answered.ts'
import { locked, useApp } from './app-store.ts'
import { keepEverything } from './before-leaving.ts'
import { beginHolding, draftId, endHolding, forgetWords, heldNow, heldSince, holdWords, readHeldWords, releaseWords, type TypedWords } from './held-words.ts'
import { londonDay } from '#domain/basics/london-day.ts'

/** The composition root gives the worker: making one is the only thing that needs a Trusted Types policy. */
let makeWorker: (() => Worker) | null = null
/** Started while the keeper looks at a passphrase, which takes as long. It holds nothing before it is given a key. */
let workerAhead: Worker | null = null
let view: ViewLink | null = null
const waitingForView: { readonly acts: ReadonlySet<string>; readonly about: RecordRef; readonly done: () => void }[] = []

/** Called once when the window opens: learns what is on this computer and listens to the keeper. */
export async function startApp(newWorker: () => Worker): Promise<void> {
  makeWorker = newWorker
  const { consilium } = window
  consilium.on('saving', showSaving)
  consilium.on('saving-silent', ({ forMs }) => void (forMs === null ? answersAgain() : isSilent(forMs)))
  consilium.on('journal-grew', () => view?.catchUp())
  consilium.on('locked', () => endSession())
  consilium.on('projector-closed', () => useApp.setState({ projector: null }))
  consilium.on('leaving', () => void keepEverything().then(() => consilium.ask('mayLeave', {})))
  for (;;) {
    const isThere = await meetKeeper().then(() => true, () => false)
    if (isThere) return
    await new Promise((later) => setTimeout(later, MEET_AGAIN_MS))
  }
}

/** A keeper that ends while it is asked is started again: it is asked again, or the window would stay empty. */
const MEET_AGAIN_MS = 1000

async function meetKeeper(): Promise<void> {
  const computer = await window.consilium.ask('readComputer', {})
  useApp.setState({ computer })
  if (computer.session !== null) await beginSession(computer.session)
}

function startWorkerAhead(): void {
  workerAhead ??= makeWorker?.() ?? null
}

export async function setUp(input: SetUp): Promise<Answer<Session>> {
  startWorkerAhead()
  const answer = await window.consilium.ask('setUp', input)
  if (answer.ok) await beginSession(answer.value)
  return answer
}

export async function unlock(vault: string, passphrase: string): Promise<Answer<Session>> {
  startWorkerAhead()
  try {
    const answer = await window.consilium.ask('unlock', { vault, passphrase })
    if (answer.ok) await beginSession(answer.value)
    return answer
  } catch {
    return refuse({ kind: 'keeper-stopped', rule: 'K1' })
  }
}

/** Makes the locked copy chosen last the records of whoever made it, and opens them. */
export async function bringBackCopy(passphrase: string): Promise<Answer<Session>> {
  const answer = await window.consilium.ask('bringBackCopy', { passphrase })
  if (answer.ok) await beginSession(answer.value)
  return answer
}

/** Opens records with the answer chosen last, under a new passphrase (K36). */
export async function recover(vault: string, passphrase: string): Promise<Answer<Session>> {
  const answer = await window.consilium.ask('recover', { vault, passphrase })
  if (answer.ok) await beginSession(answer.value)
  return answer
}

export async function lock(): Promise<void> {
  await window.consilium.ask('lock', {})
  endSession()
}

/** Since when something that was to be saved has had no answer, ISO; null while all is answered. */
let silentSince: string | null = null

/** While the part that saves is silent, what it said last is no news: NOT saved stands until it has answered. */
function showSaving(saving: SavingState): void {
  const notSaved = saving.notSaved ?? (silentSince === null ? null : { since: silentSince, reason: 'no-answer' })
  useApp.setState({ saving: notSaved === null ? saving : { ...saving, notSaved: { ...notSaved, since: earlier(notSaved.since, heldSince()) } } })
  const { session } = useApp.getState()
  if (saving.connection.kind !== 'unreachable') useApp.setState({ comparing: null })
  if (session?.viewKey === null && saving.reading?.kind !== 'ended') void readAgain()
}

let isReadingAgain = false

/** The trust has confirmed who this is: what may be read again is opened, with what was typed meanwhile kept first. */
async function readAgain(): Promise<void> {
  if (isReadingAgain) return
  isReadingAgain = true
  try {
    await keepEverything()
    const onNoDisk = heldNow()
    const computer = await window.consilium.ask('readComputer', {})
    if (computer.session === null || computer.session.viewKey === null) return
    useApp.setState({ computer })
    await beginSession(computer.session)
    for (const words of onNoDisk) await keepDraft(words)
  } finally {
    isReadingAgain = false
  }
}

/** What a disk did not take before a lock has been NOT saved since then, whatever the keeper has seen of it. */
function earlier(since: string, held: string | null): string {
  return held !== null && held < since ? held : since
}

function isSilent(forMs: number): void {
  silentSince ??= new Date(Date.parse(now()) - forMs).toISOString()
  const { saving } = useApp.getState()
  if (saving !== null) showSaving(saving)
}

async function answersAgain(): Promise<void> {
  silentSince = null
  wakeUnanswered()
  await keepHeld()
  showSaving(await window.consilium.ask('readSaving', {}))
}

/** Asks the disk again to take the words it has not taken. */
async function keepHeld(): Promise<void> {
  await Promise.all(heldNow().map(keepDraft))
}

/** Tries saving and the trust server again now, and shows what came of it. */
export async function tryAgain(): Promise<void> {
  wakeUnanswered()
  await keepHeld()
  showSaving(await window.consilium.ask('tryAgain', {}))
}

/** The person's answer to what is asked about the trust server; it holds for the server and the figure they saw. */
export async function decideServer({ server, ours }: ServerQuestion, fill: boolean): Promise<void> {
  const answer = await window.consilium.ask('decideServer', { fill, server, ours })
  if (answer.ok) showSaving(answer.value)
}

async function beginSession(session: Session): Promise<void> {
  if (makeWorker === null) throw new Error('Broken promise: the app starts before a session')
  view?.close()
  const { viewKey, noteKey } = session
  const isReadAgain = viewKey !== null && useApp.getState().session?.viewKey === null
  await (viewKey === null ? beginHolding(session.vault, noteKey) : beginHolding(session.vault, viewKey, noteKey))
  const [kept, saving] = [await window.consilium.ask('readDrafts', {}), await window.consilium.ask('readSaving', {})]
  // What no disk took before a lock was typed after what is on it.
  const drafts = [...kept, ...(await readHeldWords()).map((words) => ({ ...words, keptAt: '' }))]
  useApp.setState(({ computer }) => ({
    ...locked,
    // Their note first, and nothing of Today in between: who is typing it would press its keys.
    ...(isReadAgain && drafts.some(({ key }) => key === NOTE_KEY) ? { place: { kind: 'note' } as const } : {}),
    packsLeft: (computer?.lastLock?.lost ?? []).map(wordsLost),
    session: { ...session, viewKey: viewKey === null ? null : new Uint8Array(), noteKey: new Uint8Array() },
    drafts: new Map(drafts.map((draft) => [draftId(draft.about, draft.key), draft])),
    saving,
  }))
  void keepHeld()
  // It may have been lifted since the session was answered.
  if (viewKey === null) return showSaving(saving)
  const worker = workerAhead ?? makeWorker()
  workerAhead = null
  view = openViewLink({
    worker,
    databaseName: `view-${session.vault}`,
    viewKey,
    readJournal: (after, hash, limit) => window.consilium.ask('readJournal', { after, hash, limit }),
    onNews: takeNews,
    onTrouble: (trouble) => {
      useApp.setState({ trouble })
      // The acts are on the disk whether or not the view can show them: nobody waits for it for ever.
      for (const waiting of waitingForView.splice(0)) waiting.done()
    },
  })
}

function endSession(): void {
  view?.close()
  view = null
  // What was typed in the last half second is sealed and handed over before its key goes.
  void keepEverything()
  endHolding()
  for (const waiting of waitingForView.splice(0)) waiting.done()
  useApp.setState({ ...locked })
  void window.consilium.ask('readComputer', {}).then((computer) => useApp.setState({ computer }))
}

function takeNews(news: ViewNews): void {
  useApp.setState((state) => {
    const { frame, unreadable } = news
    const told = news.summaries.map((summary) => [`${summary.kind}/${summary.id}`, summary] as const)
    if (news.whole) return { summaries: new Map(told), revisions: new Map(), readings: state.readings + 1, frame, unreadable }
    const [summaries, revisions] = [new Map(state.summaries), new Map(state.revisions)]
    for (const [key, summary] of told) summaries.set(key, summary)
    for (const key of news.gone) summaries.delete(key)
    for (const key of [...told.map(([each]) => each), ...news.gone]) revisions.set(key, (revisions.get(key) ?? 0) + 1)
    if (news.gone.length === 0) return { summaries, revisions, frame, unreadable, listed: true }
    const erased = new Set([...state.erased, ...news.gone])
    const drafts = new Map([...state.drafts].filter(([, { about }]) => !erased.has(recordKey(about))))
    return { summaries, revisions, erased, drafts, frame, unreadable, listed: true }
  })
  void settleWaiting()
}

/** An action is over when the view shows its act: the next one then starts from it. */
async function settleWaiting(): Promise<void> {
  for (const waiting of waitingForView.slice()) {
    const record = await view?.readRecord(waiting.about)
    const here = new Set(record?.acts.map((act) => act.id))
    if (record !== undefined && ![...waiting.acts].every((id) => here.has(id))) continue
    // Another call may have ended it while this one was reading.
    const place = waitingForView.indexOf(waiting)
    if (place < 0) continue
    waitingForView.splice(place, 1)
    waiting.done()
  }
}

function shown(acts: readonly SavedAct[], about: RecordRef): Promise<void> {
  if (acts.length === 0 || view === null) return Promise.resolve()
  const link = view
  return new Promise((done) => {
    waitingForView.push({ acts: new Set(acts.map((act) => act.id)), about, done })
    link.catchUp()
  })
}

/** The present session's action context. Throws when locked: no screen that acts is shown then. */
export function actionContext(): ActionContext {
  const session = useApp.getState().session
  const link = view
  if (session === null || link === null) throw new Error('Broken promise: actions need a session')
  return {
    ask: window.consilium.ask,
    session,
    newId: newActId,
    now: () => now(),
    today: () => londonDay(now()),
    readRecord: (about) => link.readRecord(about),
    shown,
    digest: sha256,
  }
}

/** This moment as the keeper's clock has it: a demonstration runs on a clock of its own. ISO instant. */
export function now(): string {
  const computer = useApp.getState().computer
  const offset = computer === null ? 0 : Date.parse(computer.now) - computerReadAt
  return new Date(Date.now() + (Math.abs(offset) > 60_000 ? offset : 0)).toISOString()
}

let computerReadAt = Date.now()
useApp.subscribe((state, before) => {
  if (state.computer !== before.computer) computerReadAt = Date.now()
})

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Reads a record's acts from the view; used by `useRecord`. */
export function readRecord(about: RecordRef): ReturnType<ViewLink['readRecord']> {
  return view === null ? Promise.resolve({ about, acts: [], refused: {} }) : view.readRecord(about)
}

/** A draft whose screen is left before the disk has answered stands in the state, for whoever comes back to it. */
export function leaveDraft(about: RecordRef, key: string): void {
  const id = draftId(about, key)
  const words = heldNow().find((held) => draftId(held.about, held.key) === id)
  if (words !== undefined) useApp.setState(({ drafts }) => ({ drafts: new Map(drafts).set(id, { ...words, keptAt: drafts.get(id)?.keptAt ?? '' }) }))
}

/**
 * Keeps a draft beside the journal; false when it could not be kept. It stands in the state either way, so that words the
 * disk refused outlive a change of screens and go into a locked copy. `keptAt` is '' while they are in no file; until they are,
 * main holds them too, so that they outlive a lock.
 */
export async function keepDraft(words: TypedWords): Promise<boolean> {
  const held = holdWords(words, now())
  const answer = await window.consilium.ask('keepDraft', words).catch(() => null)
  if (answer?.ok === false && answer.refusal.kind === 'record-erased') {
    await forgetWords(words)
    useApp.setState((state) => ({ drafts: new Map([...state.drafts].filter(([id]) => id !== draftId(words.about, words.key))) }))
    return true
  }
  const keptAt = answer?.ok === true ? answer.value.keptAt : ''
  useApp.setState((state) => ({ drafts: new Map(state.drafts).set(draftId(words.about, words.key), { ...words, keptAt }) }))
  await held
  if (keptAt !== '') await releaseWords(words)
  return keptAt !== ''
}

/** Gives a draft up: nothing of it is held any more, and the disk lets it go. */
export async function dropDraft(about: RecordRef, key: string): Promise<void> {
  await forgetWords({ about, key })
  await dropKept(about, key)
}

/** The disk lets a draft go. What is typed meanwhile is another, and is held all the same. */
export async function dropKept(about: RecordRef, key: string): Promise<void> {
  await window.consilium.ask('dropDraft', { about, key }).catch(() => null)
  useApp.setState((state) => {
    const drafts = new Map(state.drafts)
    drafts.delete(draftId(about, key))
    return { drafts }
  })
}

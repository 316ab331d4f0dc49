import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { AuditEvent } from '#domain/journal/audit-events.ts'
import type { PaperPages, Replies, RequestName, RequestOf } from '#bridge/bridge.ts'
import type { Computer } from '#bridge/computer.ts'
import type { Judged } from './judge-request.ts'
import type { KeeperLine } from './ask-keeper.ts'
import type { PressLine } from './ask-press.ts'
import { countPages } from './count-pages.ts'
import type { EnclosureShelf } from './enclosure-shelf.ts'
import { hashOf } from './hash-of.ts'
import { holdEnclosures } from './hold-enclosures.ts'
import type { HeldWords } from './hold-words.ts'
import type { PaperShelf } from './paper-shelf.ts'
import type { Projector } from './run-projector.ts'
import type { FolderShelf } from './folder-shelf.ts'
import { saveCopies } from './save-copies.ts'
import { chooseRecoveryAnswer, recover, saveRecoveryRequest } from './way-back.ts'
import { savePack } from './save-pack.ts'
import { readTextFile, writeTextFile } from './text-file.ts'

export interface Answering {
  readonly keeper: Pick<KeeperLine, 'ask'>
  readonly press: Pick<PressLine, 'set' | 'draw' | 'readEnclosure' | 'pack'>
  readonly shelf: PaperShelf
  readonly enclosures: EnclosureShelf
  readonly folders: FolderShelf
  readonly held: HeldWords
  readonly projector: Pick<Projector, 'show' | 'close'>
  /** Whether the system has a real key store. */
  readonly keyStore: () => boolean
  readonly lastLock: () => Computer['lastLock']
  /** Asks the user where to put a file; null when they think better of it. */
  readonly choosePlace: (suggestedName: string) => Promise<string | null>
  /** Asks the user for a folder; null when they think better of it. */
  readonly chooseFolder: () => Promise<string | null>
  /** Asks the user which file to read; null when they think better of it. */
  readonly chooseFile: () => Promise<string | null>
  /** Asks the user for a locked copy; null when they think better of it. */
  readonly chooseCopy: () => Promise<string | null>
  /** The one they chose last: the window never has its path. */
  readonly copyChosen: () => string | null
  /** Asks the user for what the trust's key holder sent back; null when they think better of it. */
  readonly chooseAnswer: () => Promise<string | null>
  /** The one they chose last. */
  readonly answerChosen: () => string | null
  /** Asks the user which files to enclose; none when they think better of it. */
  readonly chooseEnclosures: () => Promise<readonly string[]>
  readonly lock: () => Promise<void>
  /** Somebody is about to be let in, and then is. */
  readonly entering: () => void
  readonly entered: () => void
  readonly isUnlocked: () => boolean
  /** The window has kept what was typed. */
  readonly mayLeave: () => void
  /** The locked files whose six words stand on the screen alone. */
  readonly noteWordsShown: (files: readonly string[]) => void
  readonly isWhiteAt: (place: RequestOf<'isWhiteAt'>) => Promise<boolean>
}

/** Answers a judged request of the window: by the keeper, and what the keeper cannot do, here. */
export async function answerWindow(here: Answering, judged: Judged): Promise<Replies[RequestName]> {
  switch (judged.name) {
    case 'readComputer':
      return { ...(await here.keeper.ask('listVaults', {})), keyStore: here.keyStore(), lastLock: here.lastLock(), unsaved: here.held.counts() }
    case 'setUp':
    case 'unlock': {
      here.entering()
      const answer = await here.keeper.ask(judged.name, judged.request as never)
      if (answer.ok) here.entered()
      return answer
    }
    case 'lock':
      await here.lock()
      return null
    case 'holdWords':
      here.held.hold(judged.request)
      return null
    case 'readHeld':
      return here.held.of(judged.request.vault)
    case 'mayLeave':
      here.mayLeave()
      return null
    case 'noteWordsShown':
      here.noteWordsShown(judged.request.files)
      return null
    case 'showSlide':
      return here.projector.show(judged.request)
    case 'hideProjector':
      here.projector.close()
      return null
    case 'isWhiteAt':
      return { white: await here.isWhiteAt(judged.request) }
    case 'setPaper':
      return setPaper(here, judged.request)
    case 'drawPaper':
      return here.press.draw(judged.request.document)
    case 'savePaper':
      return savePaper(here, judged.request)
    case 'signPaper':
      return signPaper(here, judged.request)
    case 'openBlob':
      return openBlob(here, judged.request)
    case 'saveBlob':
      return saveBlob(here, judged.request)
    case 'chooseEnclosures':
      return holdEnclosures(here, await here.chooseEnclosures())
    case 'dropEnclosures':
      here.enclosures.drop(judged.request.keys)
      return null
    case 'savePack':
      return savePack({ ...here, choosePlace: (name) => here.choosePlace(safeName(name)) }, judged.request)
    case 'saveCopies':
      return saveCopies(here, judged.request)
    case 'saveLockedCopy':
      return saveLockedCopy(here, judged.request)
    case 'chooseLockedCopy':
      return chooseLockedCopy(here)
    case 'bringBackCopy':
      return bringBackCopy(here, judged.request)
    case 'saveRecoveryRequest':
      return saveRecoveryRequest(here, judged.request)
    case 'chooseRecoveryAnswer':
      return chooseRecoveryAnswer(here, judged.request)
    case 'recover':
      return recover(here, judged.request)
    case 'openProfile':
      return openProfile(here)
    case 'saveProfile':
      return saveProfile(here, judged.request)
    case 'saveFigures':
      return saveFigures(here, judged.request)
    case 'saveTrail':
      return saveTrail(here, judged.request)
    default:
      return here.keeper.ask(judged.name, judged.request as never)
  }
}

/** The pages can be printed or copied by hand, as the system lets them: that they are shown is what can be known of it. */
async function setPaper({ press, shelf, keeper }: Answering, { document, about }: RequestOf<'setPaper'>): Promise<Answer<PaperPages>> {
  const reply = await press.set(document)
  if (!reply.ok) return reply
  noteSeen(keeper, 'view pages', about)
  return agree(shelve(shelf, reply.value))
}

/** Nothing waits for the note. */
function noteSeen(keeper: Answering['keeper'], what: AuditEvent, about: RecordRef | null): void {
  keeper.ask('note', { what, about }).catch(() => undefined)
}

/** A letter that is not signed never leaves as a file: it could pass for one that is. */
async function savePaper({ keeper, press, choosePlace }: Answering, { document, about, suggestedName }: RequestOf<'savePaper'>): Promise<Replies['savePaper']> {
  if (document.kind === 'letter') return refuse({ kind: 'draft-letter-not-saved', rule: 'L11' })
  const reply = await press.set(document)
  if (!reply.ok) return reply
  const path = await choosePlace(safeName(suggestedName))
  return path === null ? agree({ saved: false }) : keeper.ask('writePaper', { bytes: reply.value.bytes, what: document.kind, about, path })
}

/** The bytes kept are the ones just set, and only when they are what the signer was shown. */
async function signPaper({ keeper, press, shelf }: Answering, request: RequestOf<'signPaper'>): Promise<Replies['signPaper']> {
  const { document, about, hash, intents, pin } = request
  const reply = await press.set(document)
  if (!reply.ok) return reply
  const { bytes, check } = reply.value
  if (check === null) return refuse({ kind: 'letter-not-checked', rule: 'L33' })
  if (hashOf(bytes) !== hash) return refuse({ kind: 'paper-changed', rule: 'K17' })
  const acts = await keeper.ask('keepSigned', { about, intents, pin, bytes, type: 'application/pdf' })
  return acts.ok ? agree({ acts: acts.value, paper: shelve(shelf, reply.value) }) : acts
}

async function openBlob({ keeper, shelf }: Answering, request: RequestOf<'openBlob'>): Promise<Replies['openBlob']> {
  const blob = await keeper.ask('readBlob', request)
  if (!blob.ok) return blob
  noteSeen(keeper, 'view signed letter', request.about)
  return agree(shelve(shelf, { bytes: blob.value.bytes, pages: countPages(blob.value.bytes), check: null }))
}

async function saveBlob({ keeper, choosePlace }: Answering, request: RequestOf<'saveBlob'>): Promise<Replies['saveBlob']> {
  const path = await choosePlace(safeName(request.suggestedName))
  if (path === null) return agree({ saved: false })
  return keeper.ask('writeBlob', { plainHash: request.plainHash, about: request.about, path })
}

async function saveLockedCopy({ keeper, choosePlace }: Answering, { drafts }: RequestOf<'saveLockedCopy'>): Promise<Replies['saveLockedCopy']> {
  const path = await choosePlace('Consilium locked copy.consilium')
  return path === null ? agree({ saved: false }) : keeper.ask('writeLockedCopy', { drafts, path })
}

async function chooseLockedCopy({ keeper, chooseCopy }: Answering): Promise<Replies['chooseLockedCopy']> {
  const path = await chooseCopy()
  return path === null ? agree({ whose: null }) : keeper.ask('lookAtCopy', { path })
}

async function bringBackCopy({ keeper, copyChosen, entering, entered }: Answering, { passphrase }: RequestOf<'bringBackCopy'>): Promise<Replies['bringBackCopy']> {
  const path = copyChosen()
  if (path === null) return refuse({ kind: 'file-not-read', rule: 'K24' })
  entering()
  const answer = await keeper.ask('bringBackCopy', { passphrase, path })
  if (answer.ok) entered()
  return answer
}

/** A profile holds no patient’s data: it is read and written here, and the keeper never sees the file. */
async function openProfile({ chooseFile }: Answering): Promise<Replies['openProfile']> {
  const path = await chooseFile()
  return path === null ? agree({ text: null }) : readTextFile(path)
}

async function saveProfile({ choosePlace }: Answering, { text }: RequestOf<'saveProfile'>): Promise<Replies['saveProfile']> {
  const path = await choosePlace('Consilium trust profile.json')
  return path === null ? agree({ saved: false }) : writeTextFile(path, text)
}

async function saveFigures({ keeper, choosePlace }: Answering, { csv, suggestedName }: RequestOf<'saveFigures'>): Promise<Replies['saveFigures']> {
  const path = await choosePlace(safeName(suggestedName))
  return path === null ? agree({ saved: false }) : keeper.ask('writeFigures', { csv, path })
}

async function saveTrail({ keeper, choosePlace }: Answering, { filter, format, suggestedName }: RequestOf<'saveTrail'>): Promise<Replies['saveTrail']> {
  const path = await choosePlace(safeName(suggestedName))
  return path === null ? agree({ saved: false }) : keeper.ask('writeTrail', { filter, format, path })
}

function shelve(shelf: PaperShelf, { bytes, pages, check }: { readonly bytes: Uint8Array; readonly pages: number; readonly check: PaperPages['check'] }): PaperPages {
  return { address: shelf.put(bytes), pages, hash: hashOf(bytes), size: bytes.length, check }
}

/** A file name and nothing else: no folder, no hidden file, nothing a file system would mind. */
export function safeName(suggested: string): string {
  const name = suggested.replace(/[^\p{L}\p{N} ._()-]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  return name === '' ? 'Consilium letter.pdf' : name
}

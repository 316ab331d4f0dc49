import { z } from 'zod'
import type { Answer, Refusal } from '#domain/basics/answer.ts'
import { actIdSchema, actIntentSchema, recordRefSchema, roles, type Role } from '#domain/journal/act.ts'
import type { JournalPage } from '#domain/journal/journal-page.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperCheck } from '#domain/letter/paper-check.ts'
import { trailFilterSchema } from '#domain/journal/trail.ts'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { slideSchema, type Slide } from '#domain/meeting/slide.ts'
import type { Computer, LockReason, Session } from './computer.ts'
import type { EnclosureRead } from './press-messages.ts'
import type { SavingState } from './saving-state.ts'

/**
 * The contract between the window and the rest. Every request is one entry of `requestSchemas`: the preload, the
 * handler and the callers are all typed by it, and the handler parses every payload before anything else.
 */
const pinSchema = z.string().regex(/^\d{6}$/)

const setUpSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('trust'),
      server: z.string().min(1).max(500),
      token: z.string().min(1).max(2000),
      user: z.string().min(1).max(120),
      name: z.string().min(1).max(200),
      role: z.enum(roles),
      team: z.string().min(1).max(80),
      passphrase: z.string().min(1).max(1000),
      pin: pinSchema,
    })
    .strict(),
  /** With the sign-in that `signIn` answered last: user, name and role are the trust's to say. */
  z
    .object({
      kind: z.literal('signed-in'),
      server: z.string().min(1).max(500),
      team: z.string().min(1).max(80),
      passphrase: z.string().min(1).max(1000),
      pin: pinSchema,
    })
    .strict(),
  z.object({ kind: z.literal('demo') }).strict(),
])
export type SetUp = z.infer<typeof setUpSchema>

const draftKey = z.string().min(1).max(300)

export const draftSchema = z
  .object({
    /** What is being written, for example `decision/<meeting>` of a case: one draft each. */
    key: draftKey,
    about: recordRefSchema,
    /** The heads of the record when the person opened what they are changing. */
    after: z.array(actIdSchema).max(200),
    /** The fields as typed so far. */
    words: z.record(z.string().max(200), z.string().max(200_000)),
  })
  .strict()
export type Draft = z.infer<typeof draftSchema> & {
  /** When it was last kept, ISO; set by the keeper. */
  readonly keptAt: string
}

/** What is sealed: the words of a draft, and since when they are on no disk, ISO. */
export const heldWordsSchema = z.object({ words: draftSchema, since: z.string() }).strict()
export type HeldDraft = z.infer<typeof heldWordsSchema>

const sealedWords = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const enclosureKey = z.string().regex(/^[0-9a-f]{32}$/)
const copyFileName = z.string().max(120).regex(/^[A-Za-z0-9][A-Za-z0-9-]*\.pdf$/)
const pagesHash = z.string().regex(/^[0-9a-f]{64}$/)
/** One file of a batch: a signed letter as it was kept, or a copy set from the signed words. */
const batchCopySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), name: copyFileName, about: recordRefSchema, plainHash: pagesHash }).strict(),
  z.object({ kind: z.literal('set'), name: copyFileName, about: recordRefSchema, document: paperDocumentSchema, hash: pagesHash }).strict(),
])

/** The one draft that can be written while reading has ended, of the team's record (K38). */
export const NOTE_KEY = 'note-without-reading'

export const requestSchemas = {
  /** What is on this computer, before anybody unlocks. */
  readComputer: z.object({}).strict(),
  /** How the trust server at an address has people sign in. */
  readSignInOffer: z.object({ server: z.string().min(1).max(500) }).strict(),
  /** Opens the trust's sign-in page in the person's browser and waits for them, two minutes at most. Asked again it begins anew. */
  signIn: z.object({ server: z.string().min(1).max(500) }).strict(),
  /** Waits no more. */
  stopSignIn: z.object({}).strict(),
  /** The same for who works here now, when their sign-in has ended. */
  signInAgain: z.object({}).strict(),
  setUp: setUpSchema,
  unlock: z.object({ vault: z.string().max(100), passphrase: z.string().max(1000) }).strict(),
  /** Puts the records that are open under another passphrase, for whoever knows the one they have. */
  changePassphrase: z.object({ passphrase: z.string().max(1000), next: z.string().max(1000) }).strict(),
  lock: z.object({}).strict(),
  /**
   * Saves acts: all or none, in order, on the disk before it answers. Sending the same intent twice (after a lost
   * answer) is harmless. Signing verbs need the PIN.
   */
  appendActs: z.object({ intents: z.array(actIntentSchema).min(1).max(200), pin: pinSchema.optional() }).strict(),
  readJournal: z.object({ after: z.int().min(0), hash: z.string().max(64), limit: z.int().min(1).max(5000) }).strict(),
  keepDraft: draftSchema,
  dropDraft: z.object({ key: draftKey, about: recordRefSchema }).strict(),
  /** Words that are on no disk yet, sealed under the key of the view, for main to hold; null once a disk has them. `id` is the draft’s. */
  holdWords: z.object({ vault: z.string().max(100), id: z.string().min(1).max(600), sealed: sealedWords.nullable() }).strict(),
  /** The words main holds for a vault, as they were sealed. */
  readHeld: z.object({ vault: z.string().max(100) }).strict(),
  readDrafts: z.object({}).strict(),
  /** Sets a document as pages to look at. The address shows them in the built-in viewer. */
  setPaper: z.object({ document: paperDocumentSchema, about: recordRefSchema.nullable() }).strict(),
  /** Draws a document as shapes, in a few thousandths of a second: for a page that follows the typing. */
  drawPaper: z.object({ document: paperDocumentSchema }).strict(),
  /**
   * Signs a letter: sets the document again, holds its hash against `hash` (what the signer saw), keeps the bytes
   * as a blob, then saves the acts. Nothing is signed unless all of it happened.
   */
  signPaper: z
    .object({
      document: paperDocumentSchema,
      about: recordRefSchema,
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      intents: z.array(actIntentSchema).min(1).max(20),
      pin: pinSchema,
    })
    .strict(),
  /** Shows a signed letter kept as a blob. */
  openBlob: z.object({ plainHash: z.string().regex(/^[0-9a-f]{64}$/), about: recordRefSchema }).strict(),
  /** Sets an unsigned paper (an agenda, a list) and puts it where the user says, under a name without patient data. */
  savePaper: z.object({ document: paperDocumentSchema, about: recordRefSchema.nullable(), suggestedName: z.string().max(120) }).strict(),
  /** Puts a copy of a blob where the user says, under a name without patient data. */
  saveBlob: z
    .object({ plainHash: z.string().regex(/^[0-9a-f]{64}$/), about: recordRefSchema, suggestedName: z.string().max(120) })
    .strict(),
  /** Asks the user for files to enclose. They stay in main's memory, until dropped or locked: the window has their keys. */
  chooseEnclosures: z.object({}).strict(),
  dropEnclosures: z.object({ keys: z.array(enclosureKey).max(1000) }).strict(),
  /**
   * Packs a signed letter with enclosures, locks the pack if asked, and puts it where the user says, under a name without
   * patient data. An enclosure without a key is one that could not be added: its place has to stand in `without`.
   */
  savePack: z
    .object({
      plainHash: z.string().regex(/^[0-9a-f]{64}$/),
      about: recordRefSchema,
      enclosures: z.array(z.object({ key: enclosureKey.nullable(), title: z.string().min(1).max(200) }).strict()).max(1000),
      without: z.array(z.int().min(1).max(1000)).max(1000),
      /** Whose papers these are, for the foot of the list of enclosures. */
      identity: z.string().max(1000),
      /** Which letter they go with, for the head of that list: its day, reference and version. */
      letterName: z.string().max(300),
      /** Our reference, for the stamp of every page. */
      reference: z.string().max(60),
      /** Locked with six words, by itself or inside a ZIP; null for a pack that opens for everybody. */
      lock: z.enum(['pdf', 'zip']).nullable(),
      suggestedName: z.string().max(120),
    })
    .strict(),
  /**
   * Puts the copies of a batch into a folder the user chooses once, each whole or not at all, and none over a file that is
   * there. A batch comes in parts, each small enough for one request: the first has no folder and asks for one, the others name it
   * by the key that was answered. A set copy has the hash of the pages that were looked at. The names are ours and hold no patient data.
   */
  saveCopies: z.object({ folder: z.string().regex(/^[0-9a-f]{32}$/).nullable(), copies: z.array(batchCopySchema).min(1).max(200) }).strict(),
  /** A locked copy of everything the server does not hold, put where the user says. */
  saveLockedCopy: z.object({ drafts: z.array(draftSchema).max(50) }).strict(),
  /** Asks the user for a locked copy, to be made their records on this computer; says whose it is. */
  chooseLockedCopy: z.object({}).strict(),
  /** Makes the copy chosen last the records of whoever made it, and opens them. */
  bringBackCopy: z.object({ passphrase: z.string().max(1000) }).strict(),
  /** Records whose passphrase is lost: what to send to whoever holds the trust’s recovery key, put where the user says. */
  saveRecoveryRequest: z.object({ vault: z.string().max(100) }).strict(),
  /** Asks the user for what came back, and looks whether it opens these records. */
  chooseRecoveryAnswer: z.object({ vault: z.string().max(100) }).strict(),
  /** Opens them with the answer chosen last, under a new passphrase. */
  recover: z.object({ vault: z.string().max(100), passphrase: z.string().max(1000) }).strict(),
  /** Reads a trust profile’s file that the user chooses; its text and nothing else of it. */
  openProfile: z.object({}).strict(),
  /** Puts a trust profile’s text where the user says. */
  saveProfile: z.object({ text: z.string().max(500_000) }).strict(),
  /** The figures as a spreadsheet reads them, put where the user says, under a name without patient data. */
  saveFigures: z.object({ csv: z.string().max(4_000_000), suggestedName: z.string().max(120) }).strict(),
  readSaving: z.object({}).strict(),
  /** Tries saving and the server again now; answers when the attempt has ended. */
  tryAgain: z.object({}).strict(),
  /**
   * A person answers what `SavingState.toDecide` asks: this server is sent again what it lacks, or left as it is. Only for
   * who may add entries; the answer holds for the server and the figure they were shown.
   */
  decideServer: z.object({ fill: z.boolean(), server: z.string().max(500), ours: z.int().min(0) }).strict(),
  /** The window has kept what was typed: it may be closed or locked. */
  mayLeave: z.object({}).strict(),
  /** The locked files whose six words stand on the screen, and nowhere else; none once they are hidden. */
  noteWordsShown: z.object({ files: z.array(z.string().max(255)).max(100) }).strict(),
  /** Somebody opened a record on the screen, or showed it to a room: the window alone knows. When and by whom is the keeper’s to say. */
  noteView: z.object({ about: recordRefSchema, what: z.enum(['record', 'on the projector', 'name on the projector']) }).strict(),
  /** Who did and saw what, as this computer’s journal has it: entries after a frame’s number, oldest first. */
  readTrail: z.object({ after: z.int().min(0), limit: z.int().min(1).max(5000) }).strict(),
  /** Puts a part of that where the user says, under a name without patient data; the keeper writes it from its own journal. */
  saveTrail: z.object({ filter: trailFilterSchema, format: z.enum(['csv', 'json']), suggestedName: z.string().max(120) }).strict(),
  /** Puts a slide on the projector, and the projector on if it is off. */
  showSlide: slideSchema,
  /** Closes the projector's window: nothing of the slide is left. */
  hideProjector: z.object({}).strict(),
  isWhiteAt: z.object({ x: z.number().min(0).max(20_000), y: z.number().min(0).max(20_000) }).strict(),
} as const satisfies Record<string, z.ZodType>

export type RequestName = keyof typeof requestSchemas

/** How people sign in to a trust server: in the browser, with a token they were given, or either. */
export interface SignInOffer {
  readonly browser: boolean
  readonly tokens: boolean
}

/** Who somebody is by their trust's own sign-in, and what they are in each of their teams. */
export interface SignedInPerson {
  readonly user: string
  readonly name: string
  readonly places: readonly { readonly team: string; readonly role: Role }[]
}

export interface SavedAct {
  readonly id: string
  /** Wall time given to the act, ISO. */
  readonly at: string
}

export interface PaperPages {
  /** `app://paper/…`: the built-in viewer shows it; gone when locked. */
  readonly address: string
  readonly pages: number
  /** sha256 of the bytes, hex. */
  readonly hash: string
  /** What the file of a final letter was held to; null for any other paper, and for one that was kept before. */
  readonly check: PaperCheck | null
  readonly size: number
}

/** A file the user chose to enclose: held under its key, or why it cannot be. `title` is what a person would call it, '' where its name says nothing; `fileName` is without its folder, `sha256` of its bytes. */
export type FoundEnclosure =
  | { readonly title: string; readonly fileName: string; readonly sha256: string; readonly key: string; readonly read: EnclosureRead }
  | { readonly title: string; readonly fileName: string; readonly key: null; readonly refusal: Refusal }

export interface PackSaved {
  readonly saved: boolean
  readonly pages: number
  /** The name the user gave it; '' when it was not saved. */
  readonly fileName: string
  /** The six words that open it, given this once; null when it is not locked, or was not saved. */
  readonly passphrase: string | null
}

export interface TrailPage {
  /** JSON text of `TrailEntry[]`. */
  readonly entries: string
  /** Frames read so far: what to ask with next. */
  readonly next: number
  readonly more: boolean
}

export interface Projected {
  /** `window`: there is no second display, and somebody moves it. `nowhere`: nobody has unlocked, and nothing is shown. */
  readonly on: 'display' | 'window' | 'nowhere'
}

export interface Replies {
  readComputer: Computer
  readSignInOffer: Answer<SignInOffer>
  signIn: Answer<SignedInPerson>
  stopSignIn: null
  signInAgain: Answer<SavingState>
  setUp: Answer<Session>
  unlock: Answer<Session>
  changePassphrase: Answer<{ readonly changed: true }>
  lock: null
  appendActs: Answer<readonly SavedAct[]>
  readJournal: JournalPage
  keepDraft: Answer<{ readonly keptAt: string }>
  dropDraft: null
  readDrafts: readonly Draft[]
  holdWords: null
  readHeld: readonly Uint8Array[]
  setPaper: Answer<PaperPages>
  drawPaper: Answer<DrawnPaper>
  signPaper: Answer<{ readonly acts: readonly SavedAct[]; readonly paper: PaperPages }>
  openBlob: Answer<PaperPages>
  savePaper: Answer<{ readonly saved: boolean }>
  saveBlob: Answer<{ readonly saved: boolean }>
  chooseEnclosures: Answer<readonly FoundEnclosure[]>
  dropEnclosures: null
  savePack: Answer<PackSaved>
  /** Null when the user thought better of it; else what came of each, in their order: null for one that is in the folder. */
  saveCopies: Answer<{ readonly folder: string; readonly files: readonly (Refusal | null)[] } | { readonly folder: null; readonly files: null }>
  saveLockedCopy: Answer<{ readonly saved: boolean }>
  /** The staff member’s name; null when the user thought better of it. */
  chooseLockedCopy: Answer<{ readonly whose: string | null }>
  bringBackCopy: Answer<Session>
  saveRecoveryRequest: Answer<{ readonly saved: boolean }>
  /** False when the user thought better of it. */
  chooseRecoveryAnswer: Answer<{ readonly chosen: boolean }>
  recover: Answer<Session>
  /** Null when the user thought better of it. */
  openProfile: Answer<{ readonly text: string | null }>
  saveProfile: Answer<{ readonly saved: boolean }>
  saveFigures: Answer<{ readonly saved: boolean }>
  readSaving: SavingState
  tryAgain: SavingState
  decideServer: Answer<SavingState>
  mayLeave: null
  noteWordsShown: null
  noteView: null
  readTrail: Answer<TrailPage>
  saveTrail: Answer<{ readonly saved: boolean }>
  showSlide: Projected
  hideProjector: null
  /** Is what the window shows there, in CSS pixels, as white as paper? What the PDF viewer has drawn it tells nobody. */
  isWhiteAt: { readonly white: boolean }
}

/** What the keeper tells the window without being asked. */
export interface Notices {
  saving: SavingState
  /** The journal has more frames than before: the view catches up. */
  'journal-grew': { readonly frames: number }
  /** Something that was to be saved got no answer for so many ms; null once all of it has been answered. */
  'saving-silent': { readonly forMs: number | null }
  locked: { readonly why: LockReason; readonly waiting: number | null }
  /** The projector's window was closed, or its display taken away. */
  'projector-closed': Record<string, never>
  /** The window is about to be closed or locked: what was typed is kept now, then `mayLeave` is asked. */
  leaving: Record<string, never>
}
export type NoticeName = keyof Notices

export type RequestOf<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>

/** What the projector's preload exposes as `window.slides`: the slide that comes in, and no way out. */
export interface Slides {
  /** Calls `show` for each slide, the one already here first. */
  readonly follow: (show: (slide: Slide) => void) => void
}

/** What the preload exposes as `window.consilium`, and nothing more. */
export interface Bridge {
  readonly ask: <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<Replies[N]>
  /** Calls `listen` for each notice; gives back what stops it. */
  readonly on: <N extends NoticeName>(name: N, listen: (notice: Notices[N]) => void) => () => void
}

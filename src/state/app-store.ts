import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Draft, FoundEnclosure } from '#bridge/bridge.ts'
import type { Computer, Session } from '#bridge/computer.ts'
import type { SavingState } from '#bridge/saving-state.ts'
import type { Referral } from '#actions/read-referral-file.ts'
import type { Answer, Refusal } from '#domain/basics/answer.ts'
import type { ChosenPeriod } from '#domain/figures/period.ts'
import type { RecordKind, RecordRef } from '#domain/journal/act.ts'
import type { CaseGroup } from '#domain/rules-across/case-groups.ts'
import type { CopyCheck } from '#domain/rules-across/copies-in-batch.ts'
import type { CaseSummary, MeetingSummary, PatientSummary, ProviderSummary, Summary, TeamSummary } from '#domain/rules-across/summaries.ts'

export type { LockReason } from '#bridge/computer.ts'

/** Where the person is. Screens are few: a small union says it all. */
export type Place =
  | { readonly kind: 'today' }
  | { readonly kind: 'meetings' }
  | { readonly kind: 'cases' }
  | { readonly kind: 'new-case' }
  | { readonly kind: 'letters' }
  | { readonly kind: 'copies' }
  | { readonly kind: 'owed' }
  | { readonly kind: 'paper'; readonly paper: 'agenda' | 'minutes'; readonly meeting: string }
  | { readonly kind: 'paper'; readonly paper: 'to-do' }
  | { readonly kind: 'paper'; readonly paper: 'figures'; readonly chosen: ChosenPeriod }
  | { readonly kind: 'plan-meeting' }
  | { readonly kind: 'meeting-plan'; readonly meeting: string }
  /** `chosen`: the days that were shown before, to go back to. */
  | { readonly kind: 'figures'; readonly chosen?: ChosenPeriod }
  | { readonly kind: 'meeting-room'; readonly meeting: string; readonly case: string | null }
  | { readonly kind: 'case'; readonly case: string }
  /** `give`: from a batch, the person of whose copy it is to be said that it was given. */
  | { readonly kind: 'letter'; readonly case: string; readonly give?: string }
  | { readonly kind: 'settings' }
  /** What somebody wrote while reading had ended, until they put it away. */
  | { readonly kind: 'note' }
  /** Who did and saw what: of one case, or everything on this computer. */
  | { readonly kind: 'trail'; readonly case: string | null }
  | { readonly kind: 'providers' }
  /** One entry of the directory; null for a new one. `forCase`: the case it is wanted for, to go back to. `missingFor`: from where it was asked for what a letter lacks of it. */
  | { readonly kind: 'provider'; readonly provider: string | null; readonly forCase: string | null; readonly missingFor?: 'letter' | 'case' }
  | { readonly kind: 'two-versions'; readonly about: RecordRef; readonly unit: string }

/** Where a person goes back to from a case or what belongs to it. */
export type ListPlace = Extract<Place, { readonly kind: keyof typeof lists }>

const lists = { today: true, meetings: true, cases: true, letters: true, copies: true, owed: true, figures: true, 'meeting-plan': true, 'meeting-room': true } as const

/** Milliseconds spent on a case, and planned for it. */
export interface Timed {
  readonly spentMs: number
  readonly allowedMs: number
}

/** The list of cases as the person left it, so that coming back from a case finds it so. Never kept beyond this session. */
export interface CaseList {
  readonly group: CaseGroup
  readonly typed: string
  /** How many rows are shown at most. */
  readonly most: number
  /** The case last opened from it. */
  readonly opened: string | null
}

/** The batch of copies as the person left it, so that coming back from a case finds it so. Never kept beyond this session. */
export interface BatchInHand {
  /** Whose letters; null while they are being chosen. */
  readonly cases: readonly string[] | null
  /** What was said of each copy, by its key. */
  readonly checks: ReadonlyMap<string, CopyCheck>
  /** The number each reader’s copy was given when it was first listed, by key. */
  readonly numbers: ReadonlyMap<string, number>
  /** What came of the file of each copy the last time it was put in a folder, by its key; `hash` is that of the file. */
  readonly saved: ReadonlyMap<string, { readonly hash: string; readonly written: boolean }>
  /** The copy in hand, by its key; null for the first. */
  readonly chosen: string | null
  /** The letters abroad of which the pseudonymised copy goes, by case. */
  readonly pseudonymised: ReadonlySet<string>
}

/** One file on the list, with the title it will have in the pack. */
export interface ListedFile {
  readonly id: string
  readonly found: FoundEnclosure
  readonly title: string
  /** Somebody said that the pack goes without it, because it cannot be added. */
  readonly goneWithout: boolean
}

/** The files of a pack that is being put together. Kept when its screen is left, until it is saved or taken off; never beyond this session. */
export interface PackList {
  readonly files: readonly ListedFile[]
  /** The files as they were when the pack was last saved. */
  readonly saved: readonly ListedFile[]
  /** What is being done with it; '' while nothing is. */
  readonly doing: string
}

/** A referral's file that was brought in: on this screen only, until it is used or put away. */
export interface ReferralInHand {
  readonly id: string
  /** The file's name, as the person knows it. */
  readonly file: string
  /** Null while it is being read. */
  readonly answer: Answer<Referral> | null
}

/** What tells a screen to read a record (`kind/id`) again, when it is not the same any more. */
export function revisionOf({ readings, revisions }: Pick<AppState, 'readings' | 'revisions'>, key: string): string {
  return `${readings} ${revisions.get(key) ?? 0}`
}

/** What spans screens. Everything here comes from the keeper or the view; nothing is the truth. */
export interface AppState {
  readonly computer: Computer | null
  readonly session: Session | null
  readonly saving: SavingState | null
  readonly summaries: ReadonlyMap<string, Summary>
  /** Raised for a record each time the view has read more of it: what tells a screen to read it again. Those of the list as it was told whole are not in it. */
  readonly revisions: ReadonlyMap<string, number>
  /** Raised each time the list is told whole: every record is read again. */
  readonly readings: number
  /** Records (`kind/id`) that were erased since unlocking. */
  readonly erased: ReadonlySet<string>
  readonly frame: number
  readonly unreadable: number
  /** The view has shown its first list since unlocking. */
  readonly listed: boolean
  /** What is unfinished, by draft; `keptAt` is '' where no disk has taken it. */
  readonly drafts: ReadonlyMap<string, Draft>
  readonly place: Place
  /** The list the person came to a case from, to go back to. */
  readonly from: ListPlace
  /** The case each meeting was left at: going back to the meeting goes back to it. */
  readonly lastCase: ReadonlyMap<string, string>
  /** Time spent on each case of a meeting; never in the record. */
  readonly timers: ReadonlyMap<string, Timed>
  /** Where the projector's slide is shown; null while it is off. */
  readonly projector: 'display' | 'window' | null
  readonly referral: ReferralInHand | null
  /** The row of the board in hand and its place, and which rows are listed: the board is come back to as it was left. */
  readonly board: { readonly chosen: string | null; readonly at: number; readonly shown: string | null }
  readonly caseList: CaseList
  readonly batch: BatchInHand
  /** The packs that are being put together, by case. */
  readonly packLists: ReadonlyMap<string, PackList>
  readonly panelOpen: boolean
  /** What came of each pack after its screen was left, with the six words that open it, until a person puts it away. */
  readonly packsLeft: readonly PackLeft[]
  /** What came of the last locked copy; null while none was asked for since unlocking, or one is being made. */
  readonly lockedCopy: Answer<{ readonly saved: boolean }> | null
  /** Signing in again: a browser is open for it, or why nobody came back; null while nothing was asked. */
  readonly signingIn: 'waiting' | Refusal | null
  readonly comparing: Comparing
  /** Words when the view or the keeper failed; the journal is untouched. */
  readonly trouble: string | null
}

/** What came of asking the trust server to be compared with now: still asked, or when nothing was compared; null while there is nothing to say. */
export type Comparing = 'asking' | { readonly failedAt: string } | null

/** What came of a pack after its screen was left. */
export interface PackLeft {
  readonly title: string
  readonly said: string
  /** The six words and the file they open; null for a pack that is not locked, or was not saved. */
  readonly locked: { readonly fileName: string; readonly sixWords: string } | null
}

/** More rows than this at once are slow to show, and nobody reads them. */
export const ROWS_AT_ONCE = 100

/** No batch is in hand: its letters are still to be chosen. */
export const noBatch: BatchInHand = { cases: null, checks: new Map(), numbers: new Map(), saved: new Map(), chosen: null, pseudonymised: new Set() }

export const locked: Omit<AppState, 'computer'> = {
  session: null,
  saving: null,
  summaries: new Map(),
  revisions: new Map(),
  readings: 0,
  erased: new Set(),
  frame: 0,
  unreadable: 0,
  listed: false,
  drafts: new Map(),
  place: { kind: 'today' },
  from: { kind: 'today' },
  lastCase: new Map(),
  timers: new Map(),
  projector: null,
  referral: null,
  board: { chosen: null, at: 0, shown: null },
  caseList: { group: 'open', typed: '', most: ROWS_AT_ONCE, opened: null },
  batch: noBatch,
  packLists: new Map(),
  panelOpen: false,
  packsLeft: [],
  lockedCopy: null,
  signingIn: null,
  comparing: null,
  trouble: null,
}

export const useApp = create<AppState>()(() => ({ computer: null, ...locked }))

/** Some parts of it; who asks for them is shown anew when one of these changes, and not with every other. */
export function useAppParts<K extends keyof AppState>(...names: readonly K[]): Pick<AppState, K> {
  return useApp(useShallow((state) => Object.fromEntries(names.map((name) => [name, state[name]])) as Pick<AppState, K>))
}

export function goTo(place: Place): void {
  useApp.setState((state) => ({
    place,
    from: isList(state.place) ? state.place : state.from,
    // What was looked for then is not what is looked for after another list.
    ...(isList(place) && place.kind !== 'cases' ? { caseList: { ...state.caseList, typed: '', most: ROWS_AT_ONCE, opened: null } } : {}),
    ...(place.kind === 'meeting-room' && place.case !== null ? { lastCase: new Map(state.lastCase).set(place.meeting, place.case) } : {}),
  }))
}

/** A case or what belongs to it is nowhere to go back to: two screens would send a person to and fro. */
function isList(place: Place): place is ListPlace {
  return Object.hasOwn(lists, place.kind)
}

/** Changes the list of cases. Other words or another group begin at its top again. */
export function changeCaseList(change: Partial<CaseList>): void {
  useApp.setState(({ caseList }) => ({ caseList: { ...caseList, most: ROWS_AT_ONCE, opened: null, ...change } }))
}

/** Changes the batch of copies in hand. */
export function changeBatch(change: Partial<BatchInHand>): void {
  useApp.setState(({ batch }) => ({ batch: { ...batch, ...change } }))
}

export function togglePanel(open?: boolean): void {
  useApp.setState((state) => ({ panelOpen: open ?? !state.panelOpen }))
}

type SummaryOf<K extends RecordKind> = {
  case: CaseSummary
  patient: PatientSummary
  meeting: MeetingSummary
  provider: ProviderSummary
  team: TeamSummary
}[K]

/** One summary by kind and id, or null while it is not here. */
export function summaryOf<K extends RecordKind>(summaries: ReadonlyMap<string, Summary>, kind: K, id: string): SummaryOf<K> | null {
  const summary = summaries.get(`${kind}/${id}`)
  return summary?.kind === kind ? (summary as SummaryOf<K>) : null
}

/** Goes with the lists it was made from. */
const byKind = new WeakMap<ReadonlyMap<string, Summary>, Readonly<Record<RecordKind, readonly Summary[]>>>()

/** Every summary of one kind, in one order as long as nothing has changed; sorted out once for all who ask. */
export function summariesOf<K extends RecordKind>(summaries: ReadonlyMap<string, Summary>, kind: K): readonly SummaryOf<K>[] {
  const known = byKind.get(summaries) ?? sortByKind(summaries)
  byKind.set(summaries, known)
  return known[kind] as readonly SummaryOf<K>[]
}

function sortByKind(summaries: ReadonlyMap<string, Summary>): Readonly<Record<RecordKind, readonly Summary[]>> {
  const kinds: Record<RecordKind, Summary[]> = { case: [], patient: [], meeting: [], provider: [], team: [] }
  for (const summary of summaries.values()) kinds[summary.kind].push(summary)
  return kinds
}

/** The cases on a meeting’s agenda, but for those that were erased: they have not just not arrived. */
export function casesOn({ cases }: MeetingSummary, summaries: ReadonlyMap<string, Summary>): readonly string[] {
  const erased = new Set(summariesOf(summaries, 'team').flatMap((team) => team.erased))
  return cases.filter((id) => summaries.has(`case/${id}`) || !erased.has(`case/${id}`))
}

/** How many texts are on this screen, and on no disk. */
export function onlyOnScreen({ drafts }: Pick<AppState, 'drafts'>): number {
  return [...drafts.values()].filter(({ keptAt }) => keptAt === '').length
}

/** Cards in every record that wait for a person. Entries the server refused are counted by the keeper. */
export function needsPerson(state: Pick<AppState, 'summaries'>): number {
  return [...state.summaries.values()].reduce((sum, summary) => sum + summary.needsPerson, 0)
}

import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Json, JsonObject } from '#domain/basics/json.ts'
import { recordKey, type ActId, type ActIntent, type Fact, type RecordRef } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { lateUnit } from '#domain/journal/closing.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { eraseRecords } from '#domain/journal/erase.ts'
import { tick } from '#domain/journal/hybrid-clock.ts'
import { refusedUnit } from '#domain/journal/refused.ts'
import type { Verb } from '#domain/journal/role-table.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { noteRefusal } from '#domain/rules-across/note-refusal.ts'
import { resolveLate } from '#domain/rules-across/resolve-late.ts'
import { settleVersions } from '#domain/rules-across/settle-versions.ts'
import type { ActionContext, Opened } from '#actions/context.ts'
import { makeIntent, type UnitChange } from '#actions/change-unit.ts'
import { makeActs } from '#electron/keeper/journal/make-acts.ts'
import { actTextHash } from '#electron/keeper/journal/read-act-text.ts'
import { signText } from '#electron/keeper/vault/sign-bytes.ts'
import type { OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import type { Chance } from './chance.ts'
import { TEAM } from './signers.ts'
import type { SimulatedLaptop } from './simulated-laptop.ts'
import { sha256 } from './simulated-server.ts'

/** The records people work on. */
export const RECORDS: readonly RecordRef[] = [
  { kind: 'case', id: 'c-0121' },
  { kind: 'case', id: 'c-0122' },
  { kind: 'meeting', id: 'm-0810' },
  { kind: 'patient', id: 'p-0121' },
]

/** What is erased in some schedules. */
export const ERASABLE: readonly (readonly RecordRef[])[] = [[{ kind: 'case', id: 'c-0122' }], [{ kind: 'patient', id: 'p-0121' }], [{ kind: 'case', id: 'c-0122' }, { kind: 'patient', id: 'p-0121' }]]

/** What somebody has open: the change they will make, from what they had before them then. */
export interface Draft {
  readonly change: UnitChange
  /** Every act of the record that was on the screen. */
  readonly seen: ReadonlySet<ActId>
  readonly file: { readonly hash: string; readonly bytes: Uint8Array } | null
}

/** What is true of an act, kept apart from what the act says of itself: to judge the fold by. */
export interface Truth {
  readonly id: ActId
  readonly about: string
  readonly vault: string
  readonly laptop: number
  readonly text: string
  readonly hash: string
  readonly verb: string
  readonly facts: readonly Fact[]
  /** What its author had seen, themselves or by what they had seen. */
  readonly seen: ReadonlySet<ActId>
}

/** Somebody opens a record and begins something; null when there is nothing they would do there. */
export function beginDraft(laptop: SimulatedLaptop, about: RecordRef, chance: Chance, number: number): Draft | null {
  const record = laptop.fold(about)
  const seen = new Set(record.order.map((act) => act.id))
  const opened: Opened = { about: record.about, after: record.heads }
  const toDo = needsAPerson(record, opened, chance)
  if (toDo !== null && chance.happens(0.5)) return { change: toDo, seen, file: null }
  if (about.kind === 'case' && chance.happens(0.25)) return sign(opened, seen, number, chance)
  const { verb, unit, facts } = chance.pick(CHANGES[about.kind as 'case' | 'meeting' | 'patient'])(number, chance)
  return { change: { verb, unit, opened, facts: (_, value) => (chance.happens(0.1) && value !== null ? agree(withdrawUnit(unit)) : agree(facts)) }, seen, file: null }
}

/** The note about an entry of this laptop that the server refused; null when there is none to note in this record. */
export function beginNote(laptop: SimulatedLaptop, about: RecordRef): Draft | null {
  const record = laptop.fold(about)
  const open = record.refused.find((entry) => entry.notedBy.length === 0 && entry.act.vault === laptop.signer.vault)
  if (open === undefined) return null
  return { change: noteOf(open.act.id, { about: record.about, after: record.heads }), seen: new Set(record.order.map((act) => act.id)), file: null }
}

function noteOf(act: ActId, opened: Opened): UnitChange {
  return { verb: 'note-refusal', unit: refusedUnit(act), opened, facts: (seen) => noteRefusal(seen, act, 'Said again at the meeting') }
}

/** Settling, resolving what came late, noting what was refused: by the domain's own rules. */
function needsAPerson(record: FoldedRecord, opened: Opened, chance: Chance): UnitChange | null {
  const late = record.late.find((entry) => entry.resolvedBy.length === 0)
  const refused = record.refused.find((entry) => entry.notedBy.length === 0)
  const unsettled = [...record.units].find(([, state]) => state.kind === 'unsettled')
  if (refused !== undefined) return noteOf(refused.act.id, opened)
  if (late !== undefined) return { verb: 'resolve-late', unit: lateUnit(late.act.id), opened, facts: (seen) => resolveLate(seen, late.act.id, chance.happens(0.5), 'Read at the meeting') }
  if (unsettled === undefined || unsettled[1].kind !== 'unsettled') return null
  const act = chance.pick(unsettled[1].versions).act.id
  return { verb: 'settle-versions', unit: unsettled[0], opened, facts: (seen) => settleVersions(seen, unsettled[0], { kind: 'keep', act }, 'Agreed by telephone') }
}

/** A closing: minutes freeze the question and a list; a letter freezes itself and comes with its pages. */
function sign(opened: Opened, seen: ReadonlySet<ActId>, number: number, chance: Chance): Draft | null {
  const isLetter = chance.happens(0.5)
  const bytes = isLetter ? new TextEncoder().encode(`Pages of letter ${number}`) : null
  const file = bytes === null ? null : { hash: sha256(bytes), bytes }
  const unit = isLetter ? `signed/letter/${chance.below(2)}` : 'signed/minute/m-0810'
  const frozen = isLetter ? ['letter/1', 'setting'] : ['question', 'words/']
  const change: UnitChange = {
    verb: isLetter ? 'sign-letter' : 'sign-minutes',
    unit,
    opened,
    facts: (now) => signShown(now, unit, frozen, file?.hash ?? null),
  }
  return { change, seen, file }
}

/** As the rules of signing do: nothing is signed while anything of it waits for a person (J6, J7, M4). */
function signShown(record: FoldedRecord, unit: string, frozen: readonly string[], blob: string | null): Answer<readonly Fact[]> {
  const waits = record.missing.length > 0 || record.late.some((entry) => entry.resolvedBy.length === 0) || record.refused.length > 0
  if (waits || record.units.has(unit) || [...record.units.values()].some((state) => state.kind === 'unsettled')) return refuse({ kind: 'settle-before-signing', rule: 'J6' })
  const shown = Object.fromEntries([...record.units].flatMap(([name, state]) => (state.kind === 'settled' && frozen.some((each) => name.startsWith(each)) ? [[name, state.value]] : [])))
  return agree(stateUnit(unit, { frozen: [...frozen], shown: sha256(canonicalJson(shown)), ...(blob === null ? {} : { blob }) }))
}

type Change = (number: number, chance: Chance) => { readonly verb: Verb; readonly unit: string; readonly facts: readonly Fact[] }

function change(verb: Verb, unit: string, value: { readonly [field: string]: Json }, more: readonly Fact[] = []): ReturnType<Change> {
  return { verb, unit, facts: [...stateUnit(unit, value), ...more] }
}

const setting = (n: number): JsonObject => ({ place: n % 2 === 0 ? 'inpatient' : 'outpatient', where: `Ward ${n % 5}` })

/** What people write, as the screens do: verbs, units and shapes of the domain. */
const CHANGES: Readonly<Record<'case' | 'meeting' | 'patient', readonly Change[]>> = {
  case: [
    (n) => change('set-question', 'question', { text: `Is surgery right? (${n})`, inShort: `Surgery ${n}` }),
    (n) => change('change-case', 'setting', setting(n)),
    (n) => change('change-case', 'setting', setting(n), stateUnit('hearing', { on: '2026-11-02', legalContact: `Line ${n}`, restriction: n % 2 === 0 })),
    (n) => change('change-case', 'hearing', { on: `2026-11-${String(10 + (n % 9))}`, legalContact: '', restriction: false }),
    (n) => change('record-family-words', `words/w${n % 4}`, { kind: 'words', text: `She is tired (${n})`, speaker: 'Maria', relation: 'mother', youngPerson: false, on: '2026-10-08', writtenBy: 'Helen Marsh', order: `a${n}` }),
    (n) => change('compose-letter', 'letter/1', { words: `Dear colleague ${n}` }),
    () => change('change-case', 'bioethics', { on: '2026-10-20' }),
  ],
  meeting: [
    (n) => change('plan-meeting', 'meeting', { name: 'Thursday meeting', on: '2026-10-08', at: '13:00', room: `Room ${n}`, minutes: 60 }),
    (n, chance) => change('record-attendance', `attendance/u${n % 3}`, { user: `u${n % 3}`, name: 'Dr Ann Lee', discipline: 'Neurology', present: chance.pick(['here', 'remote', 'absent']) }),
    (n) => change('change-agenda', `agenda/c-012${n % 2}`, { case: `c-012${n % 2}`, key: `a${n}`, note: '' }),
  ],
  patient: [
    (n) => change('change-patient', 'gp', { registered: true, name: `Dr Gray ${n}`, practice: 'The Surgery', lines: [], postcode: '', ods: '' }),
    (n) => change('change-patient', `note/${n % 2}`, { words: `Naïve words, número ${n} 👩‍⚕️` }),
  ],
}

/** What a person has made of a draft: the frames to write and what is true of the act. */
export interface Made {
  readonly truth: Truth
  readonly text: string
  readonly sig: string
}

/** Saves a draft as the app does: the action makes the intent, the keeper the act. Null when a rule says no. */
export async function makeAct(laptop: SimulatedLaptop, draft: Draft, newId: () => string, truths: ReadonlyMap<ActId, Truth>): Promise<Made | null> {
  const { change } = draft
  const intent = await makeIntent(contextAt(laptop, newId), change)
  return intent.ok ? signIntent(laptop, intent.value, trulySeen(laptop, change, draft.seen, truths)) : null
}

/** The entry that erases records, by somebody with the records role at this computer. */
export async function makeErasure(laptop: SimulatedLaptop, records: readonly RecordRef[], newId: () => string): Promise<Made | null> {
  const facts = eraseRecords(records, 'kept-long-enough')
  const about = { kind: 'team', id: TEAM } as const
  if (!facts.ok) return null
  const intent: ActIntent = { id: newId(), about, team: TEAM, verb: 'erase-records', schema: 1, after: [...laptop.fold(about).heads], facts: [...facts.value] }
  const seen = new Set(laptop.fold(about).order.map(({ id }) => id))
  return signIntent(laptop, intent, seen, 'records')
}

/** An entry by a newer Consilium: a verb and a field that this version does not know. Made by the newer app, so not by ours. */
export function makeNewerAct(laptop: SimulatedLaptop, about: RecordRef, id: string, isReadable: boolean, truths: ReadonlyMap<ActId, Truth>): Made {
  const record = laptop.fold(about)
  const { index } = laptop.journal
  const { seq, hash } = index.teamEnd(TEAM)
  const { author, vault, key } = laptop.signer
  const facts = [...stateUnit('recording', { words: 'A new kind of words' })]
  const act = {
    id, about, team: TEAM, verb: isReadable ? 'record-recording' : 'change-case', schema: 2, after: [...record.heads], facts, by: author, vault,
    seq: seq + 1, prev: seq === 0 ? null : hash, at: { wall: new Date(laptop.wall()).toISOString(), hlc: tick(index.hybridTime(), laptop.wall()) },
  }
  const text = canonicalAct(isReadable ? act : withAField(act))
  const seen = closureOf(record.order.map((each) => each.id), truths)
  return { text, sig: signText(key, text), truth: truthOf(laptop, { id, about, verb: act.verb, facts }, text, seen) }
}

/** A field of an act that this version has no name for. */
function withAField<T extends object>(act: T): T {
  return Object.assign({}, act, { heard: ['by nobody'] })
}

function contextAt(laptop: SimulatedLaptop, newId: () => string): ActionContext {
  const { author, team, vault } = laptop.signer
  return {
    ask: () => Promise.reject(new Error('Nothing is asked while an intent is made')),
    session: { vault, author, team, demo: false, server: null, bound: false, viewKey: new Uint8Array(32), noteKey: new Uint8Array(32) },
    newId,
    now: () => new Date(laptop.wall()).toISOString(),
    today: () => '2026-10-08',
    readRecord: async (about) => laptop.read(about),
    shown: async () => undefined,
    digest: async (text) => sha256(text),
  }
}

async function signIntent(laptop: SimulatedLaptop, intent: ActIntent, seen: ReadonlySet<ActId>, role = laptop.signer.author.role): Promise<Made | null> {
  // All that making acts asks of a journal; a new id has no earlier frame to read.
  const { index } = laptop.journal
  const made = await makeActs([intent], { ...laptop.signer, author: { ...laptop.signer.author, role } }, { ...index, frame: async () => null } as unknown as OpenJournal, laptop.wall())
  const body = made.ok ? made.value.fresh[0]?.body : undefined
  return body === undefined ? null : { text: body.text, sig: body.sig, truth: truthOf(laptop, intent, body.text, seen) }
}

function truthOf(laptop: SimulatedLaptop, act: Pick<ActIntent, 'id' | 'about' | 'verb' | 'facts'>, text: string, seen: ReadonlySet<ActId>): Truth {
  const { id, about, verb, facts } = act
  return { id, about: recordKey(about), vault: laptop.signer.vault, laptop: laptop.number, text, hash: actTextHash(text), verb, facts, seen }
}

/** What the screen showed when the draft was opened, and what this person themselves had since written on the same unit. */
function trulySeen(laptop: SimulatedLaptop, change: UnitChange, shown: ReadonlySet<ActId>, truths: ReadonlyMap<ActId, Truth>): ReadonlySet<ActId> {
  const own = laptop.read(change.opened.about).acts.filter((act) => act.vault === laptop.signer.vault && act.facts.some((fact) => fact.unit === change.unit))
  return closureOf([...shown, ...own.map((act) => act.id)], truths)
}

function closureOf(ids: readonly ActId[], truths: ReadonlyMap<ActId, Truth>): ReadonlySet<ActId> {
  const all = new Set(ids)
  for (const id of ids) for (const earlier of truths.get(id)?.seen ?? []) all.add(earlier)
  return all
}

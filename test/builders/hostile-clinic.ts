import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Json, JsonObject } from '#domain/basics/json.ts'
import type { Fact, RecordKind, UnsignedAct } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { schemasOf } from '#domain/rules-across/check-unit.ts'
import { DEMO_PLAN } from '#electron/keeper/demo/demo-author.ts'
import { deriveDemoKey } from '#electron/keeper/demo/derive-demo-key.ts'
import { clinicRecordId } from '#electron/keeper/demo/fill-in.ts'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'
import { receiveActs, type ReceivedAct } from '#electron/keeper/journal/receive-acts.ts'
import { makeVault } from '#electron/keeper/vault/make-vault.ts'
import { signText } from '#electron/keeper/vault/sign-bytes.ts'
import { workInVault } from '#electron/keeper/work-in-vault.ts'
import { fillSchema, hostileWords } from './hostile-words.ts'

const CLINIC = join(import.meta.dirname, '../../resources/demo/clinic')
/** A case with every part there is, and one whose request has not ended and whose question waits for a person. */
const WHOLE = 'case/c-0110'
const GOING_ON = 'case/c-0117'
const ENDS = new Set(['ended', 'hold'])

/**
 * Puts a made-up clinic on a computer, as acts that came from a server: every field that takes words, of everything
 * anybody can write, holds hostile ones. Gives how many fields that were.
 */
export async function placeHostileClinic(profile: string, meetingDay: string, clock: string): Promise<number> {
  const vault = await makeVault(join(profile, 'vaults'), DEMO_PLAN)
  const work = workInVault(vault, () => Date.parse(clock))
  const { acts, filled } = hostileActs(meetingDay)
  await receiveActs(work.journal, acts, Date.parse(clock))
  work.close()
  return filled
}

function hostileActs(meetingDay: string): { readonly acts: readonly ReceivedAct[]; readonly filled: number } {
  let filled = 0
  const next = (): number => (filled += 1)
  const plain = makeDemoActs(readClinic(CLINIC), meetingDay).map(({ text }) => JSON.parse(text) as UnsignedAct)
  const latest = plain.at(-1)
  if (latest === undefined) throw new Error('The made-up clinic holds nothing')
  const stated = plain.map((act) => ({ ...act, facts: hostileFacts(act.about.kind, act.facts, next) }))
  const extra = recordsIn(plain, meetingDay).flatMap((about) => extraActs(latest, about, next, about.id === clinicRecordId(GOING_ON, meetingDay)))
  const acts = sign([...stated, ...extra].map((act) => ({ ...act, by: { ...act.by, name: hostileWords(next())[1] ?? '' } })), meetingDay)
  return { acts, filled }
}

/** One record of each kind, and of cases two. */
function recordsIn(acts: readonly UnsignedAct[], meetingDay: string): readonly UnsignedAct['about'][] {
  const cases = [WHOLE, GOING_ON].map((name) => ({ kind: 'case' as const, id: clinicRecordId(name, meetingDay) }))
  const others = (['patient', 'meeting', 'provider', 'team'] as const).flatMap((kind) => acts.find(({ about }) => about.kind === kind)?.about ?? [])
  return [...cases, ...others]
}

/** Every part of a record that the clinic says nothing of, by itself and as an item of a list; in the second case another question, not knowing the first. */
function extraActs(like: UnsignedAct, about: UnsignedAct['about'], next: () => number, goesOn: boolean): readonly UnsignedAct[] {
  const kept = about.kind === 'case' ? [] : ['identity', 'meeting', 'provider', 'team', 'profile', 'quorum', 'member', 'cancelled', 'same-as']
  const parts = Object.entries(schemasOf(about.kind)).filter(([unit]) => !['subject', 'question', ...kept].includes(unit) && !(goesOn && ENDS.has(unit)))
  const facts = parts.flatMap(([unit, schema]) => [unit, `${unit}/hostile`].flatMap((name) => stateUnit(name, (fillSchema(schema, next) ?? {}) as JsonObject)))
  const acts = Array.from({ length: Math.ceil(facts.length / 400) }, (_, at) => facts.slice(at * 400, at * 400 + 400))
  const other = goesOn ? [stateUnit('question', { text: hostileWords(next())[0] ?? '', inShort: hostileWords(next())[1] ?? '' })] : []
  return [...acts, ...other].map((stated) => ({ ...like, id: randomUUID(), about, verb: 'change-case', after: [], facts: [...stated] }))
}

function hostileFacts(kind: RecordKind, facts: readonly Fact[], next: () => number): Fact[] {
  return [...new Set(facts.map(({ unit }) => unit))].flatMap((unit) => {
    const own = facts.filter((fact) => fact.unit === unit)
    const schema = schemasOf(kind)[unit.split('/')[0] ?? '']
    if (schema === undefined || own.some(({ path }) => path === '')) return own
    const value = Object.fromEntries(own.map((fact) => [fact.path, fact.value]))
    return stateUnit(unit, hostileValue(value, (changed) => schema.safeParse(changed).success, next) as JsonObject)
  })
}

/** The value with every text in it, that is not a code or an id, made hostile where what it stands in may hold that. */
export function hostileValue(whole: Json, mayHold: (changed: Json) => boolean, next: () => number): Json {
  let now = whole
  for (const path of textsIn(whole, [])) {
    const tried = hostileWords(next()).map((words) => withAt(now, path, words))
    now = tried.find(mayHold) ?? now
  }
  return now
}

type Path = readonly (string | number)[]

function textsIn(value: Json, path: Path): readonly Path[] {
  if (typeof value === 'string') return /[\p{Lu} ]/u.test(value) && !/^\d{4}-\d\d-\d\d/.test(value) ? [path] : []
  if (Array.isArray(value)) return value.flatMap((member, at) => textsIn(member, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, name]))
}

function withAt(value: Json, [first, ...rest]: Path, words: string): Json {
  if (first === undefined) return words
  if (Array.isArray(value)) return value.map((member, at) => (at === first ? withAt(member, rest, words) : member))
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, member]) => [name, name === first ? withAt(member, rest, words) : member]))
}

/** Signed anew by their made-up authors, each author's in one chain. */
function sign(acts: readonly UnsignedAct[], meetingDay: string): readonly ReceivedAct[] {
  const chains = new Map<string, { readonly seq: number; readonly prev: string }>()
  return acts.map((act) => {
    const before = chains.get(act.vault)
    const seq = (before?.seq ?? 0) + 1
    const text = canonicalAct({ ...act, seq, prev: before?.prev ?? null })
    chains.set(act.vault, { seq, prev: createHash('sha256').update(text, 'utf8').digest('hex') })
    return { text, sig: signText(deriveDemoKey(act.by.user, meetingDay), text) }
  })
}

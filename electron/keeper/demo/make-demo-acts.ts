import { createHash, type KeyObject } from 'node:crypto'
import { v7 } from 'uuid'
import { addDays, calendarDaySchema, type CalendarDay } from '#domain/basics/calendar.ts'
import { recordKey, unsignedActSchema, type Author, type Fact, type RecordRef, type UnsignedAct } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { tick, type HybridTime } from '#domain/journal/hybrid-clock.ts'
import { SCHEMA } from '#domain/journal/known-verbs.ts'
import { isVerb, mayDo } from '#domain/journal/role-table.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { MEMBER, memberSchema } from '#domain/meeting/team.ts'
import { signText, vaultIdOf } from '../vault/sign-bytes.ts'
import { checkClinic, type Clinic, type ClinicEntry, type UnitValue } from './clinic.ts'
import { deriveDemoKey } from './derive-demo-key.ts'
import { ClinicNotUsable } from './errors.ts'
import { clinicRecordId, fillIn } from './fill-in.ts'
import { londonInstant } from '#domain/basics/london-instant.ts'

/** An act as it is stored and sent: its canonical text, and its signature in base64url. */
export interface SignedText {
  readonly text: string
  readonly sig: string
}

/** An entry with its words filled in and its place in time. */
interface TimedEntry {
  readonly entry: ClinicEntry
  readonly ms: number
  readonly about: RecordRef
  readonly facts: readonly Fact[]
}

/** A made-up person at work: who they are, and where their chain of acts has come to. */
interface Writer {
  readonly author: Author
  readonly key: KeyObject
  readonly vault: string
  seq: number
  prev: string | null
}

/**
 * The made-up clinic as signed acts, moved to a meeting day, earliest first. The same clinic and day always give
 * the same bytes. Every author had seen all that was in a record before they wrote in it, so nothing is left to
 * settle. Throws ClinicNotUsable for a clinic that breaks the journal's rules: an unknown author or verb, a role
 * that may not do it, a value of the wrong shape.
 */
export function makeDemoActs(clinic: unknown, meetingDay: CalendarDay): readonly SignedText[] {
  if (!calendarDaySchema.safeParse(meetingDay).success) throw new ClinicNotUsable('The meeting day must be a date, YYYY-MM-DD.')
  const read = checkClinic(clinic)
  const entries = inTimeOrder(read, meetingDay)
  const writers = writersOf(entries, meetingDay)
  const heads = new Map<string, string>()
  let last: HybridTime | null = null
  return entries.map((timed) => {
    const writer = writers.get(timed.entry.by)
    if (writer === undefined) throw new ClinicNotUsable(`${timed.entry.by} writes an entry and is not a member of the team.`)
    checkVerb(writer.author, timed.entry.verb)
    last = tick(last, timed.ms)
    const head = heads.get(recordKey(timed.about))
    const signed = signEntry(timed, writer, { team: read.team, hlc: last, after: head === undefined ? [] : [head] })
    heads.set(recordKey(timed.about), signed.id)
    return { text: signed.text, sig: signed.sig }
  })
}

function signEntry(
  { entry, ms, about, facts }: TimedEntry,
  writer: Writer,
  { team, hlc, after }: { readonly team: string; readonly hlc: HybridTime; readonly after: readonly string[] },
): SignedText & { readonly id: string } {
  const { author, key, vault, prev } = writer
  const said = { about, team, verb: entry.verb, schema: SCHEMA, after, facts, by: author, vault, seq: writer.seq + 1, prev }
  // The chain in `prev` and `seq` makes each hash, and so each id, the only one of its kind.
  const id = v7({ msecs: ms, random: createHash('sha256').update(JSON.stringify(said)).digest() })
  const act = unsignedActSchema.safeParse({ ...said, id, at: { wall: new Date(ms).toISOString(), hlc } })
  if (!act.success) throw new ClinicNotUsable(`The entry by ${entry.by} about ${entry.about} cannot be made an act: ${act.error.message}`)
  const text = canonicalText(act.data)
  writer.seq += 1
  writer.prev = createHash('sha256').update(text, 'utf8').digest('hex')
  return { id, text, sig: signText(key, text) }
}

function canonicalText(act: UnsignedAct): string {
  try {
    return canonicalAct(act)
  } catch (cause) {
    throw new ClinicNotUsable('An entry holds half a character pair, which has no canonical form.', { cause })
  }
}

/** Earliest first; entries of one minute keep the order they are written in, a second apart. */
function inTimeOrder(clinic: Clinic, meetingDay: CalendarDay): readonly TimedEntry[] {
  const days = { meetingDay, writtenFor: clinic.meetingDay }
  const inMinute = new Map<number, number>()
  return clinic.entries
    .map((entry) => ({ entry, ms: londonInstant(addDays(meetingDay, entry.on), entry.at) }))
    .sort((a, b) => a.ms - b.ms)
    .map(({ entry, ms }) => {
      const earlier = inMinute.get(ms) ?? 0
      inMinute.set(ms, earlier + 1)
      const facts = factsOf(entry).map((fact) => ({ unit: String(fillIn(fact.unit, days)), path: fact.path, value: fillIn(fact.value, days) }))
      return { entry, ms: ms + earlier * 1000, about: refOf(entry.about, meetingDay), facts }
    })
}

function factsOf(entry: ClinicEntry): readonly Fact[] {
  const standard = entry.standardQuestions === true ? standardUnits() : {}
  const units: Readonly<Record<string, UnitValue>> = { ...standard, ...entry.units }
  return Object.entries(units).flatMap(([unit, value]) => (value === null ? withdrawUnit(unit) : stateUnit(unit, value)))
}

/** `team-question/1` to `team-question/4`, in the order they are offered. */
function standardUnits(): Record<string, UnitValue> {
  return Object.fromEntries(
    standardQuestions.map((prose, index) => [
      `team-question/${index + 1}`,
      { prose: prose.map((block) => JSON.parse(JSON.stringify(block))), order: `a${index}` },
    ]),
  )
}

function refOf(name: string, meetingDay: CalendarDay): RecordRef {
  return { kind: name.split('/')[0] as RecordRef['kind'], id: clinicRecordId(name, meetingDay) }
}

/** The team's members, each with a key of their own. Their role is the one the team's record gives them. */
function writersOf(entries: readonly TimedEntry[], meetingDay: CalendarDay): ReadonlyMap<string, Writer> {
  const writers = new Map<string, Writer>()
  for (const fields of entries.flatMap(({ entry }) => Object.entries(entry.units))) {
    if (!fields[0].startsWith(`${MEMBER}/`)) continue
    const member = memberSchema.safeParse(fields[1])
    if (!member.success) throw new ClinicNotUsable(`The member ${fields[0]} is not complete.`)
    const { user, name, role } = member.data
    const key = deriveDemoKey(user, meetingDay)
    writers.set(user, { author: { user, name, role, membership: 'demo' }, key, vault: vaultIdOf(key), seq: 0, prev: null })
  }
  return writers
}

function checkVerb(author: Author, verb: string): void {
  if (!isVerb(verb)) throw new ClinicNotUsable(`“${verb}” is not something a person can do.`)
  if (!mayDo(author.role, verb).ok) throw new ClinicNotUsable(`${author.user} (${author.role}) may not ${verb}.`)
}

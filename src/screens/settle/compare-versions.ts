import type { Json, JsonObject } from '#domain/basics/json.ts'
import type { Act, Role } from '#domain/journal/act.ts'
import { actsAsSeen } from '#domain/journal/as-seen.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { compareTexts } from '../kit/compare-texts.ts'
import { showDayAndTime } from '../kit/show-time.ts'
import { actWords } from '../kit/words-for-acts.ts'
import { mainText, otherFields } from './unit-in-words.ts'

/** A stretch of a version's words; `own` when the common start, or without one the other version, does not have it. */
export interface Stretch {
  readonly text: string
  readonly own: boolean
}

export interface ComparedVersion {
  readonly act: string
  readonly user: string
  readonly author: string
  readonly role: Role
  readonly ours: boolean
  readonly value: JsonObject | null
  readonly words: readonly Stretch[]
  readonly fields: readonly { readonly name: string; readonly value: string; readonly differs: boolean }[]
  readonly written: string
  readonly hadSeen: string
  readonly hadNotSeen: string
}

export interface Comparison {
  /** What both started from; null when neither had anything before them. */
  readonly base: { readonly text: string; readonly when: string } | null
  readonly versions: readonly ComparedVersion[]
}

interface Naming {
  readonly providerName: (id: string) => string
  readonly ourVault: string
}

/** The versions of an unsettled unit, each against what both started from; null when nothing stands to settle. */
export function compareVersions(record: FoldedRecord, unit: string, naming: Naming): Comparison | null {
  const state = record.units.get(unit)
  if (state?.kind !== 'unsettled') return null
  const baseAct = commonStart(record, unit, state.versions.map((version) => version.act))
  const baseValue = baseAct === null ? null : valueAt(record, unit, baseAct)
  const base = baseAct === null ? null : { text: mainText(unit, baseValue), when: showDayAndTime(baseAct.at.wall) }
  const values = state.versions.map((version) => version.value)
  return {
    base,
    versions: state.versions.map(({ act, value }) => ({
      act: act.id,
      user: act.by.user,
      author: act.by.name,
      role: act.by.role,
      ours: act.vault === naming.ourVault,
      value,
      words: stretches(startOf(unit, baseAct === null ? values.find((other) => other !== value) : baseValue), mainText(unit, value)),
      fields: otherFields(value, naming.providerName).map((field) => ({ ...field, differs: values.some((other) => textOfField(other, field.key) !== textOfField(value, field.key)) })),
      written: showDayAndTime(act.at.wall),
      ...seenAndNot(record, act, state.versions.map((version) => version.act)),
    })),
  }
}

/** The last act on the unit that every version's author had seen. */
function commonStart(record: FoldedRecord, unit: string, versions: readonly Act[]): Act | null {
  const before = record.order.filter((act) => act.facts.some((fact) => fact.unit === unit) && versions.every((version) => record.hadSeen(version.id, act.id)))
  return before.at(-1) ?? null
}

function valueAt(record: FoldedRecord, unit: string, act: Act): JsonObject | null {
  const state = foldRecord(record.about, actsAsSeen(record.order, [act.id])).units.get(unit)
  return state?.kind === 'settled' ? state.value : null
}

/** What a version is held against: the common start, or where there is none the other version. */
function startOf(unit: string, value: JsonObject | null | undefined): string {
  return value == null ? '' : mainText(unit, value)
}

function stretches(base: string, text: string): readonly Stretch[] {
  if (base === '') return [{ text, own: false }]
  return compareTexts(base, text)
    .filter(({ kind }) => kind !== 'removed')
    .map((change) => ({ text: change.text, own: change.kind === 'added' }))
}

/** What tells the versions apart: the last thing each had seen, and what the others had done that it had not. */
function seenAndNot(record: FoldedRecord, act: Act, versions: readonly Act[]): Pick<ComparedVersion, 'hadSeen' | 'hadNotSeen'> {
  const seen = record.order.filter((other) => record.hadSeen(act.id, other.id))
  const unseen = record.order.filter((other) => other.id !== act.id && !record.hadSeen(act.id, other.id) && !record.hadSeen(other.id, act.id))
  const lastSeen = seen.at(-1)
  const others = versions.filter((version) => version.id !== act.id).map((version) => `${version.by.name}’s version`)
  const more = unseen.filter((other) => !versions.includes(other)).map((other) => `${actWords(other.verb).toLowerCase()} (${other.by.name})`)
  return {
    hadSeen: lastSeen === undefined ? 'Nothing before it' : `${actWords(lastSeen.verb)}, ${lastSeen.by.name}, ${showDayAndTime(lastSeen.at.wall)}`,
    hadNotSeen: [...others, ...more.slice(0, 2)].join(', or '),
  }
}

function textOfField(value: JsonObject | null, key: string): string {
  const field: Json | undefined = value?.[key]
  return JSON.stringify(field ?? null)
}

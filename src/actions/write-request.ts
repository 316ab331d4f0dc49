import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse } from '#domain/basics/answer.ts'
import { proseFromText } from '#domain/basics/prose.ts'
import { readDayIfAny, readPastDay } from '#domain/basics/read-day.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { BIOETHICS, BRIEF, checkFamilyWords, HEARING, hearingSchema, MODE, modeSchema, QUESTION, SETTING, settingSchema, TEAM_QUESTION, teamQuestionSchema, WORDS, type FamilyWords, type TeamQuestion } from '#domain/case/case-parts.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The question in one line, and shorter for lists. */
export function writeQuestion(context: ActionContext, opened: Opened, text: string, inShort: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'set-question',
    unit: QUESTION,
    opened,
    facts: () => (text.trim() === '' ? refuse({ kind: 'question-missing', rule: 'S10' }) : agree(stateUnit(QUESTION, { text: text.trim(), inShort: inShort.trim() }))),
  })
}

/** Where the child is: what is asked of the provider follows it (rows 17 and 18). */
export function writeSetting(context: ActionContext, opened: Opened, place: string, where: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: SETTING,
    opened,
    facts: () => {
      const setting = settingSchema.safeParse({ place, where: where.trim() })
      return setting.success ? agree(stateUnit(SETTING, { ...setting.data })) : refuse({ kind: 'setting-missing', rule: 'C10' })
    },
  })
}

/** Diagnoses and teams one a line. */
export interface TypedBrief {
  readonly diagnoses: string
  readonly soFar: string
  readonly now: string
  readonly treatedBy: string
  readonly options: string
}

export function writeBrief(context: ActionContext, opened: Opened, typed: TypedBrief): Promise<Saved> {
  const brief = { diagnoses: linesOf(typed.diagnoses), soFar: typed.soFar.trim(), now: typed.now.trim(), treatedBy: linesOf(typed.treatedBy), options: linesOf(typed.options) }
  return changeUnit(context, { verb: 'change-case', unit: BRIEF, opened, facts: () => agree(stateUnit(BRIEF, brief)) })
}

/** Another way than where the child is recommends, with its reason; the recommended one again needs none (C10). */
export function chooseMode(context: ActionContext, opened: Opened, how: string, why: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: MODE,
    opened,
    facts: (seen) => {
      const mode = modeSchema.safeParse({ how, why: why.trim() })
      if (!mode.success) return refuse({ kind: 'mode-missing', rule: 'C10' })
      const { setting } = readCaseFile(seen)
      const usual = setting === null ? null : setting.place === 'inpatient' ? 'visit' : 'clinic'
      if (usual !== null && how !== usual && why.trim() === '') return refuse({ kind: 'mode-needs-a-reason', rule: 'C10' })
      return agree(stateUnit(MODE, { ...mode.data }))
    },
  })
}

export interface TypedHearing {
  readonly on: string
  readonly legalContact: string
  readonly restriction: boolean
}

/** Sets a court hearing, or moves it (row 28). One that is past can still be put right, on the day it was. */
export function writeHearing(context: ActionContext, opened: Opened, typed: TypedHearing): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: HEARING,
    opened,
    facts: (_, value) => {
      const before = hearingSchema.safeParse(value)
      const day = before.success ? before.data.on : null
      const on = readDayIfAny(typed.on, context.today())
      if (!on.ok || on.value === null || (on.value < context.today() && on.value !== day)) return refuse({ kind: 'hearing-needs-its-day', rule: 'C8' })
      if (typed.legalContact.trim() === '') return refuse({ kind: 'hearing-needs-a-legal-contact', rule: 'C8' })
      if (!typed.restriction && liftsRestriction(context, value)) return refuse({ kind: 'restriction-is-the-chairs', rule: 'C8' })
      return agree(stateUnit(HEARING, { on: on.value, legalContact: typed.legalContact.trim(), restriction: typed.restriction }))
    },
  })
}

/** There is no hearing any more: what was planned stays in the record. A restriction ends with it, by the chair alone. */
export function withdrawHearing(context: ActionContext, opened: Opened): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: HEARING,
    opened,
    facts: (_, value) => (liftsRestriction(context, value) ? refuse({ kind: 'restriction-is-the-chairs', rule: 'C8' }) : agree(withdrawUnit(HEARING))),
  })
}

/** Would somebody who is not the chair end a reporting restriction, and with it show the name everywhere? */
function liftsRestriction({ session }: ActionContext, before: JsonObject | null): boolean {
  return before?.['restriction'] === true && session.author.role !== 'chair'
}

/** The day of the Bioethics Team’s review; empty when there is none any more (C9). */
export function writeBioethics(context: ActionContext, opened: Opened, typed: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: BIOETHICS,
    opened,
    facts: () => {
      const on = readDayIfAny(typed, context.today())
      if (!on.ok || (on.value !== null && on.value < context.today())) return refuse({ kind: 'review-needs-its-day', rule: 'C9' })
      return agree(on.value === null ? withdrawUnit(BIOETHICS) : stateUnit(BIOETHICS, { on: on.value }))
    },
  })
}

/** Adds one of the team’s questions, last; or rewords the one named (C11). */
export function writeTeamQuestion(context: ActionContext, opened: Opened, id: string | null, text: string): Promise<Saved> {
  const unit = `${TEAM_QUESTION}/${id ?? context.newId()}`
  return changeUnit(context, {
    verb: 'set-question',
    unit,
    opened,
    facts: (seen, value) => {
      if (text.trim() === '') return refuse({ kind: 'team-question-empty', rule: 'C11' })
      const before = teamQuestionSchema.safeParse(value)
      const order = before.success ? before.data.order : generateKeyBetween(lastOrder(readCaseFile(seen).questions), null)
      return agree(stateUnit(unit, { prose: toJson(proseFromText(text)), order }))
    },
  })
}

/** Moves one of the team’s questions one place up or down; at its end it stays. */
export function moveTeamQuestion(context: ActionContext, opened: Opened, id: string, by: 1 | -1): Promise<Saved> {
  const unit = `${TEAM_QUESTION}/${id}`
  return changeUnit(context, {
    verb: 'set-question',
    unit,
    opened,
    facts: (seen, value) => {
      const before = teamQuestionSchema.safeParse(value)
      if (!before.success) return refuse({ kind: 'question-not-here', rule: 'C11' })
      const { questions } = readCaseFile(seen)
      const place = questions.findIndex((question) => question.id === id)
      const others = questions.filter((question) => question.id !== id)
      const to = Math.max(0, Math.min(others.length, place + by))
      return agree(stateUnit(unit, { prose: toJson(before.data.prose), order: keyAt(others, to) }))
    },
  })
}

/** Takes a question out; it stays in the record. */
export function takeOutQuestion(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  const unit = `${TEAM_QUESTION}/${id}`
  return changeUnit(context, { verb: 'set-question', unit, opened, facts: () => agree(withdrawUnit(unit)) })
}

export interface TypedWords {
  readonly kind: FamilyWords['kind']
  readonly text: string
  readonly speaker: string
  readonly relation: string
  readonly youngPerson: boolean
  readonly on: string
}

/** Writes down what somebody of the family said, letter for letter; or that they were asked (C5, row 16). */
export function writeWords(context: ActionContext, opened: Opened, typed: TypedWords): Promise<Saved> {
  const unit = `${WORDS}/${context.newId()}`
  return changeUnit(context, {
    verb: 'record-family-words',
    unit,
    opened,
    facts: (seen) => {
      const isSaid = typed.kind === 'words' || typed.kind === 'question'
      const on = readPastDay(typed.on, context.today())
      if (!on.ok) return on
      const order = generateKeyBetween(lastOrder(readCaseFile(seen).words), null)
      const { kind, youngPerson } = typed
      const said = checkFamilyWords({ kind, text: isSaid ? typed.text : '', speaker: typed.speaker.trim(), relation: typed.relation.trim(), youngPerson, on: on.value, writtenBy: context.session.author.name, order })
      return said.ok ? agree(stateUnit(unit, { ...said.value })) : said
    },
  })
}

/** Takes back words that were written down wrongly: they are written anew, never changed. */
export function takeOutWords(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  const unit = `${WORDS}/${id}`
  return changeUnit(context, { verb: 'record-family-words', unit, opened, facts: () => agree(withdrawUnit(unit)) })
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

function lastOrder(items: readonly { readonly order: string }[]): string | null {
  return items.at(-1)?.order ?? null
}

/** A key between the neighbours at a place; two that say the same key part by going after both. */
function keyAt(others: readonly (TeamQuestion & { readonly id: string })[], to: number): string {
  const [before, after] = [others[to - 1]?.order ?? null, others[to]?.order ?? null]
  return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after)
}

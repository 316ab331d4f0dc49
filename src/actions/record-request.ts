import { agree, refuse } from '#domain/basics/answer.ts'
import { BRIEF, HEARING, QUESTION, questionSchema } from '#domain/case/case-parts.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { readDueDay } from '#domain/task/task.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Words the question anew. What it was called in short belongs to the old wording, and goes unless it still fits. */
export function recordQuestion(context: ActionContext, opened: Opened, typed: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'set-question',
    unit: QUESTION,
    opened,
    facts: (_, value) => {
      const text = typed.replace(/\s+/g, ' ').trim()
      if (text === '') return refuse({ kind: 'question-missing', rule: 'S10' })
      const before = questionSchema.safeParse(value)
      return agree(stateUnit(QUESTION, { text, inShort: before.success && before.data.text === text ? before.data.inShort : '' }))
    },
  })
}

/** As typed: one diagnosis, or one team, a line. */
export interface TypedBrief {
  readonly diagnoses: string
  readonly soFar: string
  readonly now: string
  readonly treatedBy: string
}

/** What the meeting and the provider need to know in brief: diagnoses are plural (row 36), teams that treated are named apart (row 15). */
export function recordBrief(context: ActionContext, opened: Opened, { diagnoses, soFar, now, treatedBy }: TypedBrief): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: BRIEF,
    opened,
    facts: () => agree(stateUnit(BRIEF, { diagnoses: linesOf(diagnoses), soFar: soFar.trim(), now: now.trim(), treatedBy: linesOf(treatedBy) })),
  })
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

/** As typed: the day as people write it. */
export interface TypedHearing {
  readonly on: string
  readonly legalContact: string
  readonly restriction: boolean
}

/** A court hearing with its day and the trust's legal contact (C20). Two dates written apart stand beside each other, and the earlier counts. */
export function recordHearing(context: ActionContext, opened: Opened, { on, legalContact, restriction }: TypedHearing): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: HEARING,
    opened,
    facts: () => {
      if (on.trim() === '') return refuse({ kind: 'hearing-needs-a-day', rule: 'C20' })
      const day = readDueDay(on, context.today())
      if (!day.ok) return refuse({ kind: 'hearing-needs-a-day', rule: 'C20' })
      if (legalContact.trim() === '') return refuse({ kind: 'hearing-needs-legal-contact', rule: 'C20' })
      return agree(stateUnit(HEARING, { on: day.value, legalContact: legalContact.trim(), restriction }))
    },
  })
}

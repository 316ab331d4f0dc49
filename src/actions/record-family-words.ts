import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse } from '#domain/basics/answer.ts'
import { calendarDaySchema } from '#domain/basics/calendar.ts'
import { readDay } from '#domain/basics/read-day.ts'
import { checkFamilyWords, familyWordsSchema, WORDS, type FamilyWords } from '#domain/case/case-parts.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { cleanName } from '#domain/person/identity.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** As typed: the day as people write it, '' is today. Who writes it down is the author. */
export type TypedFamilyWords = Omit<FamilyWords, 'on' | 'order' | 'writtenBy'> & { readonly on: string }

/** Writes down what one person said, letter for letter, or that they were asked (C5). A change keeps its place and who wrote it down. */
export function recordFamilyWords(context: ActionContext, opened: Opened, id: string, typed: TypedFamilyWords): Promise<Saved> {
  const unit = `${WORDS}/${id}`
  return changeUnit(context, {
    verb: 'record-family-words',
    unit,
    opened,
    facts: (seen, value) => {
      const before = familyWordsSchema.safeParse(value)
      const on = calendarDaySchema.safeParse(typed.on.trim() === '' ? context.today() : readDay(typed.on))
      if (!on.success || on.data > context.today()) return refuse({ kind: 'day-not-understood', rule: 'C5' })
      const words = checkFamilyWords({
        ...typed,
        text: saysSomething(typed.kind) ? typed.text : '',
        speaker: cleanName(typed.speaker),
        relation: typed.youngPerson ? '' : typed.relation.trim(),
        on: on.data,
        writtenBy: before.success ? before.data.writtenBy : context.session.author.name,
        order: before.success ? before.data.order : generateKeyBetween(readCaseFile(seen).words.at(-1)?.order ?? null, null),
      })
      return words.ok ? agree(stateUnit(unit, { ...words.value })) : words
    },
  })
}

function saysSomething(kind: FamilyWords['kind']): boolean {
  return kind === 'words' || kind === 'question'
}

/** Takes off words that were written down by mistake; the record keeps them. */
export function takeFamilyWordsOff(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  const unit = `${WORDS}/${id}`
  return changeUnit(context, {
    verb: 'record-family-words',
    unit,
    opened,
    facts: (_, value) => (value === null ? refuse({ kind: 'family-words-not-here', rule: 'C5' }) : agree(withdrawUnit(unit))),
  })
}

import type { CalendarDay } from '../basics/calendar.ts'
import { londonDay } from '../basics/london-day.ts'
import type { Indications } from '../case/indications.ts'
import { decisionUnit, type Decision } from '../decision/decision.ts'
import type { Act } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { signedLetterUnit } from '../letter/letter-parts.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/** The days of a request’s way, in their order. */
export type StepName = 'requested' | 'agreed' | 'signed' | 'sent' | 'report' | 'discussed'

/**
 * What the figures count of one case: days, codes and numbers. No name, no number of a person, no address and nobody's
 * words (F6), so that nothing made from it can hold them. Null is not recorded, or not settled.
 */
export interface CaseFigures {
  /** The first time each happened, where the team is. */
  readonly days: Readonly<Record<StepName, CalendarDay | null>>
  readonly hold: 'parked' | 'stable' | null
  readonly why: Pick<Indications, 'chosen' | 'primary' | 'disagreements'> & { readonly noneOfThese: boolean }
  /** Row 16: is there a record that they were asked: words, a question, nothing to add, or declined? */
  readonly asked: { readonly family: boolean; readonly youngPerson: boolean }
  readonly outcome: Decision['outcome']
  /** The meeting was not quorate. */
  readonly onlyAView: boolean
  readonly overrides: { readonly independence: boolean; readonly consent: boolean }
  readonly providers: { readonly accepted: number; readonly declined: number; readonly noAnswer: number }
  readonly dissents: number
  readonly dissentAsked: boolean
}

export function caseFigures(file: CaseFile): CaseFigures {
  const { indications, decisions } = file
  const pathway = readPathway(file.record)
  const decision = latestDecision(file)
  const answered = (kind: 'accepted' | 'declined' | undefined): number => pathway.approaches.filter((approach) => approach.answer?.kind === kind).length
  return {
    days: {
      requested: file.request?.on ?? null,
      agreed: earliest(decisions.filter(isAgreement).flatMap((agreed) => firstAgreed(file.record, agreed))),
      signed: earliest(file.signedLetters.flatMap((letter) => settledOn(file.record, signedLetterUnit(letter.version)))),
      sent: earliest(pathway.dispatches.flatMap((dispatch) => (dispatch.undone === null ? [londonDay(dispatch.at)] : []))),
      report: earliest(pathway.reports.map((report) => report.received)),
      discussed: earliest(pathway.discussed.flatMap((talk) => (talk.kind === 'held' ? [talk.on] : []))),
    },
    hold: file.hold?.state ?? null,
    why: {
      chosen: indications.chosen,
      primary: indications.primary,
      disagreements: indications.disagreements,
      noneOfThese: indications.chosen.length === 0 && indications.none.trim() !== '',
    },
    asked: { family: file.words.some((words) => !words.youngPerson), youngPerson: file.words.some((words) => words.youngPerson) },
    outcome: decision?.outcome ?? null,
    onlyAView: decision?.standing === 'view',
    overrides: { independence: decisions.some((made) => made.override !== null) || file.independenceOverrides.length > 0, consent: file.consentOverride !== null },
    providers: { accepted: answered('accepted'), declined: answered('declined'), noAnswer: answered(undefined) },
    dissents: file.dissents.length,
    dissentAsked: file.dissentAsked.length > 0,
  }
}

/** M2: a view is no agreement. */
function isAgreement(decision: Decision): boolean {
  return decision.outcome === 'agreed' && decision.standing === 'agreement'
}

/** The day it was first agreed: a change of its words or its provider since does not move it. */
function firstAgreed(record: FoldedRecord, { meeting }: Decision): readonly CalendarDay[] {
  const unit = decisionUnit(meeting)
  const out = new Set([...record.late, ...record.refused].map(({ act }) => act.id))
  const says = (act: Act, path: string, value: string): boolean => act.facts.some((fact) => fact.unit === unit && fact.path === path && fact.value === value)
  const first = record.order.find((act) => !out.has(act.id) && says(act, 'outcome', 'agreed') && says(act, 'standing', 'agreement'))
  return first === undefined ? [] : [londonDay(first.at.wall)]
}

function settledOn(record: FoldedRecord, unit: string): readonly CalendarDay[] {
  const state = record.units.get(unit)
  return state?.kind === 'settled' ? [londonDay(state.act.at.wall)] : []
}

function earliest(days: readonly CalendarDay[]): CalendarDay | null {
  return days.toSorted()[0] ?? null
}

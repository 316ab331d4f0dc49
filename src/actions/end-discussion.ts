import { agree, type Answer } from '#domain/basics/answer.ts'
import type { Decision } from '#domain/decision/decision.ts'
import type { Fact } from '#domain/journal/act.ts'
import { endDeferred, endParked, endRedirected, type Ending } from '#domain/rules-across/end-discussion.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeDecision } from './choose-provider.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The minute a case ends in: what its author had before them, which meeting, and whether that is quorate now (M2). */
export interface InMinute {
  readonly opened: Opened
  readonly meeting: string
  readonly quorate: boolean
}

/** Parks a case in its meeting: the hold and what the minute says of it, in one entry (M20). */
export function parkInMeeting(context: ActionContext, minute: InMinute, why: string): Promise<Saved> {
  return end(context, minute, (file, decision) => endParked(file, decision, why, saidBy(context, minute)))
}

/** Carries a case over to the next meeting, with the reason (M21). */
export function carryOver(context: ActionContext, minute: InMinute, reason: string): Promise<Saved> {
  return end(context, minute, (_, decision) => endDeferred(decision, reason, saidBy(context, minute)))
}

/** Sends a view that is no medical expert’s to the lead consultant (M22). */
export function redirectCase(context: ActionContext, minute: InMinute, typed: { readonly what: string; readonly by: string }): Promise<Saved> {
  const task = context.newId()
  return end(context, minute, (file, decision) => endRedirected(file, decision, typed, saidBy(context, minute), task))
}

function saidBy(context: ActionContext, { quorate }: InMinute) {
  return { by: context.session.author.name, now: context.now(), today: context.today(), quorate }
}

function end(context: ActionContext, { opened, meeting }: InMinute, rule: (file: CaseFile, decision: Decision) => Answer<Ending>): Promise<Saved> {
  let beside: readonly Fact[] = []
  return changeDecision(
    context,
    opened,
    meeting,
    'record-outcome',
    (decision, seen) => {
      const ended = rule(readCaseFile(seen), decision)
      if (!ended.ok) return ended
      beside = ended.value.beside
      return agree(ended.value.decision)
    },
    () => beside,
  )
}

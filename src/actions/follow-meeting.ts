import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { INFORMATION, TOLD } from '#domain/pathway/pathway-parts.ts'
import { decisionOwing, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import type { OutcomeKind } from '#domain/decision/decision.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** What the meeting asked for is here (A21); the case can come back to a meeting. */
export function receiveInformation(context: ActionContext, opened: Opened, meeting: string, words: string): Promise<Saved> {
  return followMeeting(context, opened, 'receive-information', `${INFORMATION}/${meeting}`, { meeting, outcome: 'more-information', words })
}

/** The family was told why it was not supported, and the other route (row 2). */
export function tellFamily(context: ActionContext, opened: Opened, meeting: string, words: string): Promise<Saved> {
  return followMeeting(context, opened, 'tell-family', `${TOLD}/${meeting}`, { meeting, outcome: 'not-supported', words })
}

interface Followed {
  readonly meeting: string
  readonly outcome: OutcomeKind
  readonly words: string
}

function followMeeting(context: ActionContext, opened: Opened, verb: 'receive-information' | 'tell-family', unit: string, { meeting, outcome, words }: Followed): Promise<Saved> {
  return changeUnit(context, {
    verb,
    unit,
    opened,
    facts: (seen) => {
      const decision = decisionOwing(readCaseFile(seen))
      if (decision?.meeting !== meeting || decision.outcome !== outcome) return refuse({ kind: 'nothing-asked-for', rule: 'A21' })
      return agree(stateUnit(unit, { on: context.today(), by: context.session.author.name, words: words.trim() }))
    },
  })
}

import { shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { latestDecision, type CaseFile } from '#domain/rules-across/read-case-file.ts'

/** Why no letter of this case goes on, in words; null when letters are on. */
export function lettersOff(file: CaseFile): string | null {
  if (file.route === 'routine') return 'Routine expert advice is closed without one.'
  if (file.route === 'non-expert') return 'A letter goes to a medical expert only. If the family asks for one, start a new case for this child.'
  if (file.ended !== null) return file.ended.how === 'died' ? 'The child has died. Letters and chasers have stopped.' : 'The request has ended. Letters and chasers have stopped.'
  return file.hold?.state === 'parked' ? 'Treatment continues. It is not waiting for an opinion. Letters are on again when a clinician marks the child stable.' : null
}

/** Where a case stands and what comes next, in a sentence each; nothing here is a state somebody set. */
export function nowAndNext(file: CaseFile, blockers: number, today: CalendarDay): { readonly now: string; readonly next: string } {
  if (file.routine !== null) return { now: 'routine advice, closed.', next: 'nothing is owed.' }
  if (file.ended !== null) return { now: file.ended.how === 'died' ? 'the child has died.' : 'the request has ended.', next: 'letters and chasers have stopped.' }
  if (file.hold?.state === 'parked') return { now: 'parked for urgent treatment, which continues.', next: `reviewed every day${file.hold.reviewOn === null ? '' : `, next ${file.hold.reviewOn === today ? 'today' : shortDay(file.hold.reviewOn)}`}.` }
  if (cardsOf(file.record).length > 0) return { now: 'something needs a person.', next: 'settle it; nothing is signed until then.' }
  if (file.route === 'non-expert') return file.nonExpert === null ? { now: 'with the lead consultant.', next: 'they talk with the family and write what came of it.' } : { now: 'the lead consultant has talked with the family.', next: 'the request stays open; no letter is made from it.' }
  if (file.route === 'routine') return { now: 'waiting for the expert’s answer.', next: 'write it down; that closes it.' }
  if (file.signedLetters.length > 0) return { now: 'letter signed, not sent.', next: 'the secretary sends it with the records.' }
  const decision = latestDecision(file)
  if (decision === null) return { now: 'waiting for the meeting.', next: 'the meeting discusses it.' }
  if (decision.outcome === 'more-information') return { now: 'more information is needed.', next: decision.more === null ? 'it comes back to the meeting.' : `${decision.more.what}, from ${decision.more.who}, by ${decision.more.by}.` }
  if (decision.outcome !== 'agreed') return { now: 'the meeting has ended it.', next: 'the family is told, with the other route.' }
  return { now: 'letter being drafted.', next: blockers === 0 ? 'sign it.' : `settle ${blockers} ${blockers === 1 ? 'thing' : 'things'}, then sign.` }
}

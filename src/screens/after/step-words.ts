import { shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import type { Verb } from '#domain/journal/role-table.ts'
import type { Next, Now, Step } from '#domain/rules-across/step-of.ts'
import type { CaseTab } from '../case/case-tab.ts'

const now: Readonly<Record<Now, string>> = {
  withdrawn: 'the request was withdrawn',
  died: 'the child has died',
  closed: 'the case is closed',
  parked: 'parked for urgent treatment, which continues',
  'not-discussed': 'waiting for the meeting',
  'only-a-view': 'the meeting was not quorate, so this is a view',
  'more-information': 'more information is needed',
  'information-here': 'the information has come',
  'not-supported': 'the meeting did not support it',
  redirected: 'it went another way',
  agreed: 'agreed',
  approached: 'the provider was asked',
  accepted: 'the provider has accepted',
  declined: 'the provider has declined',
  'letter-signed': 'letter signed, not sent',
  'letter-astray': 'the letter went to the wrong person',
  sent: 'the letter was sent',
  acknowledged: 'the other side has the letter',
  seen: 'the provider has seen the child',
  'verbal-noted': 'an opinion was given by word of mouth',
  'report-received': 'the report is here',
  'in-notes': 'the report is in the notes',
  'read-offered': 'the report was offered to read',
  discussed: 'the report was discussed',
}

/** What comes next, for the whole sentence "Next: …"; who it is about is named in it. */
const next: Readonly<Record<Next, (who: string, day: string) => string>> = {
  nothing: () => 'letters and chasers have stopped',
  'settle-versions': () => 'settle the two versions',
  review: (_, day) => `reviewed every day${day === '' ? '' : `, next ${day}`}`,
  'discuss-at-meeting': () => 'the meeting discusses it',
  'bring-information': () => 'what is missing comes to the meeting',
  'tell-family': () => 'tell the family why, and the other route',
  approach: (who) => `ask ${who}`,
  'await-answer': (who) => `${who} answers`,
  'tell-of-decline': () => 'tell the family',
  'approach-next': (who) => `ask ${who}, who is next`,
  'choose-another': () => 'the meeting chooses another provider',
  'sign-letter': () => 'sign the letter',
  send: (who) => `send it to ${who}`,
  'await-acknowledgement': (who) => `${who} says that it came`,
  'await-seeing': (who, day) => `${who} sees the child${day === '' ? '' : ` on ${day}`}`,
  'await-report': (who) => `the report from ${who}`,
  file: () => 'put the report in the notes',
  offer: () => 'offer it to read',
  discuss: () => 'discuss it with those who were offered it',
  'decide-transfer': () => 'decide about the transfer',
  close: () => 'close the case',
}

/** Where a case stands and what is next, as two sentences of the case screen. `who` names the provider. */
export function stepWords(step: Step, who: string, today: CalendarDay): { readonly now: string; readonly next: string } {
  const day = step.day === null ? '' : step.day === today ? 'today' : shortDay(step.day)
  return { now: `${now[step.now]}.`, next: `${next[step.next](who, day)}.` }
}

/** The one next thing, as a button that leads to where it is done; null where only the meeting or waiting helps. */
const leads: Readonly<Partial<Record<Next, { readonly verb: Verb; readonly words: string; readonly tab: CaseTab; readonly form: (step: Step) => string }>>> = {
  approach: { verb: 'record-approach', words: 'Note that they were asked', tab: 'sending', form: ({ provider }) => `asked/${provider}` },
  'approach-next': { verb: 'record-approach', words: 'Note that the next was asked', tab: 'sending', form: ({ provider }) => `asked/${provider}` },
  'await-answer': { verb: 'record-approach', words: 'Note their answer', tab: 'sending', form: ({ provider }) => `answer/${provider}` },
  'bring-information': { verb: 'receive-information', words: 'It has come', tab: 'sending', form: () => 'information' },
  'tell-family': { verb: 'tell-family', words: 'The family was told', tab: 'sending', form: () => 'told' },
  'tell-of-decline': { verb: 'record-approach', words: 'The family was told', tab: 'sending', form: () => 'decline-told' },
  send: { verb: 'mark-sent', words: 'Mark it as sent', tab: 'sending', form: () => 'sent' },
  'await-acknowledgement': { verb: 'acknowledge', words: 'Note that it came', tab: 'sending', form: () => 'acknowledge' },
  'await-seeing': { verb: 'record-seen', words: 'Note how they saw the child', tab: 'report', form: () => 'seen' },
  'await-report': { verb: 'record-report', words: 'The report is here', tab: 'report', form: ({ provider }) => `report/new/${provider}` },
  file: { verb: 'file-report', words: 'Note that it is in the notes', tab: 'report', form: () => 'file' },
  offer: { verb: 'offer-report', words: 'Note that it was offered', tab: 'report', form: () => 'offer' },
  discuss: { verb: 'discuss-report', words: 'Note that it was discussed', tab: 'report', form: () => 'discuss' },
  'decide-transfer': { verb: 'decide-transfer', words: 'Open the transfer', tab: 'report', form: () => '' },
  close: { verb: 'close-case', words: 'Close the case', tab: 'report', form: () => 'close' },
}

export function stepLead(step: Step): { readonly verb: Verb; readonly words: string; readonly tab: CaseTab; readonly form: string | null } | null {
  const lead = leads[step.next]
  return lead === undefined ? null : { verb: lead.verb, words: lead.words, tab: lead.tab, form: lead.form(step) || null }
}

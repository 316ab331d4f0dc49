import { isVerb, type Verb } from '#domain/journal/role-table.ts'

const words: Readonly<Record<Verb, string>> = {
  'add-patient': 'Child or young person added',
  'change-patient': 'Details changed',
  'add-case': 'Request added',
  'change-case': 'Case changed',
  'set-question': 'Question written',
  'record-family-words': 'Family’s words written down',
  'record-indications': 'Why a second opinion',
  'record-sides': 'Both sides',
  'list-provider': 'Provider listed',
  'choose-provider': 'Provider chosen',
  'record-independence': 'Independence checked',
  'record-outcome': 'What we agreed',
  'plan-meeting': 'Meeting planned',
  'change-agenda': 'Agenda',
  'open-meeting': 'Meeting opened',
  'record-attendance': 'Attendance',
  'assign-task': 'Action given',
  'finish-task': 'Action done',
  'compose-letter': 'Letter drafted',
  'withdraw-entry': 'Entry withdrawn',
  'add-provider': 'Provider added',
  'change-provider': 'Provider changed',
  'note-refusal': 'Refused entry dealt with',
  'record-dissent': 'Dissent',
  'declare-interest': 'Interest declared',
  'finish-own-task': 'Action done',
  'ask-author': 'Question to the author',
  'override-rule': 'Chair’s reason given',
  'sign-minutes': 'Minute signed',
  'sign-letter': 'Letter signed',
  'settle-versions': 'Two versions settled',
  'resolve-late': 'Late change settled',
  'set-up-team': 'Team set up',
}

/** An entry in the words of a list: "Letter signed". One from a newer version is an entry all the same. */
export function wordsForVerb(verb: string): string {
  return isVerb(verb) ? words[verb] : 'Entry'
}

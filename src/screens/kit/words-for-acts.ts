import type { OutcomeKind } from '#domain/decision/decision.ts'

const outcomes: Readonly<Record<OutcomeKind, string>> = {
  agreed: 'Agreed',
  'more-information': 'More information needed',
  'not-supported': 'Not supported',
  'deferred-urgent': 'Parked: urgent treatment',
  redirected: 'Redirected',
}

/** "Agreed": how a case ended, for lists. A meeting that was not quorate agreed nothing: it has a view (M2). */
export function outcomeWords(kind: string, standing: 'agreement' | 'view' = 'agreement'): string {
  if (kind === 'agreed' && standing === 'view') return 'A view, not agreed'
  return outcomes[kind as OutcomeKind] ?? 'Recorded'
}

const acts: Readonly<Record<string, string>> = {
  'add-patient': 'Patient added',
  'change-patient': 'Patient’s details changed',
  'add-case': 'Second opinion asked for',
  'change-case': 'Case changed',
  'set-question': 'Question set',
  'record-family-words': 'Family’s words written down',
  'record-indications': 'Why a second opinion',
  'record-sides': 'A side written down',
  'list-provider': 'Provider put on the shortlist',
  'choose-provider': 'Provider chosen',
  'record-independence': 'Independence checked',
  'record-outcome': 'What was agreed',
  'note-read-back': 'Read back',
  'add-addendum': 'Added to the signed minute',
  'plan-meeting': 'Meeting planned',
  'change-agenda': 'Agenda changed',
  'open-meeting': 'Meeting opened',
  'record-attendance': 'Attendance',
  'assign-task': 'Action given',
  'finish-task': 'Action done',
  'finish-own-task': 'Action done',
  'compose-letter': 'Letter worked on',
  'withdraw-entry': 'Entry taken back',
  'add-provider': 'Provider added',
  'change-provider': 'Provider’s details changed',
  'log-concern': 'Concern about rapid deterioration',
  'mark-stable': 'Marked stable',
  'note-refusal': 'Refused entry noted',
  'record-dissent': 'Dissent',
  'declare-interest': 'Interest declared',
  'ask-author': 'Author asked',
  'override-rule': 'Chair’s reason given',
  'sign-minutes': 'Minutes signed',
  'sign-letter': 'Letter signed',
  'settle-versions': 'Two versions settled',
  'resolve-late': 'Late change resolved',
  'set-up-team': 'Team set up',
  'note-viewing': 'A protected address was looked at',
  'end-case': 'The request has ended',
  'join-patients': 'Two entries of one child',
}

/** What an act was, in a few words; one from a newer version says so. */
export function actWords(verb: string): string {
  return acts[verb] ?? 'Written by a newer Consilium'
}

const units: readonly (readonly [RegExp, string])[] = [
  [/^decision\//, 'what we agreed'],
  [/^indications\//, 'why a second opinion'],
  [/^side\//, 'one side'],
  [/^dissent\//, 'a dissent'],
  [/^question$/, 'the question'],
  [/^hearing$/, 'the hearing'],
  [/^hold$/, 'parked or stable'],
  [/^screening$/, 'the first questions'],
  [/^non-expert$/, 'what became of a non-expert view'],
  [/^routine$/, 'the routine advice'],
  [/^concern\//, 'a concern about rapid deterioration'],
  [/^setting$/, 'where the child is'],
  [/^brief$/, 'in brief'],
  [/^task\//, 'an action'],
  [/^refused\//, 'how a refused entry was dealt with'],
  [/^addendum\//, 'what was added to a signed minute'],
  [/^override\/consent$/, 'the chair’s reason about consent'],
  [/^signed\/minute\//, 'the signed minute'],
  [/^letter\//, 'the letter’s wording'],
  [/^shortlist\//, 'a provider on the shortlist'],
  [/^identity$/, 'who the child is'],
  [/^words\//, 'the family’s words'],
  [/^agenda\//, 'a place on the agenda'],
  [/^attendance\//, 'whether somebody is here'],
  [/^interest\//, 'an interest declared'],
  [/^meeting$/, 'the meeting as planned'],
  [/^opened$/, 'when the meeting was opened'],
  [/^provider$/, 'the provider’s details'],
  [/^team$/, 'the team’s own details'],
  [/^quorum$/, 'the team’s quorum'],
  [/^member\//, 'a member of the team'],
  [/^consent\//, 'somebody’s consent'],
  [/^request$/, 'who asked'],
  [/^subject$/, 'whose case it is'],
  [/^ended$/, 'whether the request has ended'],
  [/^late\//, 'what became of a late change'],
  [/^team-question\//, 'one of our questions'],
  [/^signed\/letter\//, 'the signed letter'],
  [/^person\//, 'somebody of the case'],
  [/^address\//, 'an address'],
  [/^competence\//, 'a note of competence'],
  [/^report-access\//, 'who may read the report'],
  [/^viewing\//, 'who looked at a protected address'],
  [/^same-as\//, 'which entries are one child'],
]

/** "what we agreed": the part of a record two versions are about. */
export function unitWords(unit: string): string {
  return units.find(([pattern]) => pattern.test(unit))?.[1] ?? 'one part'
}

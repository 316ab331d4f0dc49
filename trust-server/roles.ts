/** What a person may be in a team. The role comes from the sign-in, never from what is sent. */
export type Role = 'chair' | 'consultant' | 'secretary' | 'member' | 'observer' | 'records'

export const everyRole: readonly Role[] = ['chair', 'consultant', 'secretary', 'member', 'observer', 'records']

const running: readonly Role[] = ['chair', 'consultant', 'secretary']
const attending: readonly Role[] = ['chair', 'consultant', 'secretary', 'member']
const deciding: readonly Role[] = ['chair', 'consultant']
const chairing: readonly Role[] = ['chair']
const keeping: readonly Role[] = ['records']

interface VerbRule {
  readonly roles: readonly Role[]
  /** Completes the sentence "Your role (…) may not …". */
  readonly words: string
}

/** Who may do what. The app holds its own copy; a contract test keeps the two equal. */
const rules: ReadonlyMap<string, VerbRule> = new Map<string, VerbRule>([
  ['add-patient', { roles: running, words: 'add a patient' }],
  ['change-patient', { roles: running, words: 'change a patient’s details' }],
  ['add-case', { roles: running, words: 'add a case' }],
  ['change-case', { roles: running, words: 'change a case' }],
  ['set-question', { roles: running, words: 'set a question' }],
  ['record-family-words', { roles: running, words: 'record the family’s words' }],
  ['record-indications', { roles: running, words: 'record indications' }],
  ['record-sides', { roles: running, words: 'record who holds which view' }],
  ['list-provider', { roles: running, words: 'list a provider for a case' }],
  ['choose-provider', { roles: running, words: 'choose a provider' }],
  ['record-independence', { roles: running, words: 'record a provider’s independence' }],
  ['record-outcome', { roles: running, words: 'record an outcome' }],
  ['note-read-back', { roles: running, words: 'note what was read back' }],
  ['add-addendum', { roles: running, words: 'add to a signed minute' }],
  ['plan-meeting', { roles: running, words: 'plan an MDT meeting' }],
  ['cancel-meeting', { roles: running, words: 'cancel an MDT meeting' }],
  ['change-agenda', { roles: running, words: 'change the agenda' }],
  ['open-meeting', { roles: running, words: 'open an MDT meeting' }],
  ['record-attendance', { roles: running, words: 'record attendance' }],
  ['assign-task', { roles: running, words: 'assign a task' }],
  ['finish-task', { roles: running, words: 'finish somebody else’s task' }],
  ['compose-letter', { roles: running, words: 'compose a letter' }],
  ['withdraw-entry', { roles: running, words: 'withdraw an entry' }],
  ['add-provider', { roles: running, words: 'add a provider' }],
  ['change-provider', { roles: running, words: 'change a provider’s details' }],
  ['record-approach', { roles: running, words: 'record that a provider was asked' }],
  ['list-pack', { roles: running, words: 'change what goes in the pack' }],
  ['mark-sent', { roles: running, words: 'say that a letter was sent' }],
  ['undo-sent', { roles: running, words: 'take back that a letter was sent' }],
  ['acknowledge', { roles: running, words: 'record an acknowledgement' }],
  ['record-seen', { roles: running, words: 'record how the provider saw the child' }],
  ['record-opinion', { roles: running, words: 'record a spoken opinion' }],
  ['record-report', { roles: running, words: 'record a report' }],
  ['file-report', { roles: running, words: 'record that a report is in the notes' }],
  ['offer-report', { roles: running, words: 'record that a report was offered to read' }],
  ['receive-information', { roles: running, words: 'record that information has come' }],
  ['tell-family', { roles: running, words: 'record that the family was told' }],
  ['log-chase', { roles: running, words: 'log a call' }],
  ['close-case', { roles: running, words: 'close a case' }],
  ['discuss-report', { roles: deciding, words: 'record that a report was discussed' }],
  ['record-no-report', { roles: deciding, words: 'say that no report will come' }],
  ['offer-transfer', { roles: deciding, words: 'record a wish for a transfer' }],
  ['decide-transfer', { roles: deciding, words: 'decide about a transfer' }],
  ['log-concern', { roles: attending, words: 'note a concern about a child' }],
  ['note-refusal', { roles: attending, words: 'note a refusal' }],
  ['record-dissent', { roles: attending, words: 'record dissent' }],
  ['declare-interest', { roles: attending, words: 'declare an interest' }],
  ['finish-own-task', { roles: attending, words: 'finish a task' }],
  ['ask-author', { roles: running, words: 'ask an author about their entry' }],
  ['override-rule', { roles: chairing, words: 'override a rule' }],
  ['sign-minutes', { roles: chairing, words: 'sign the minutes' }],
  ['mark-stable', { roles: deciding, words: 'mark a child stable' }],
  ['sign-letter', { roles: deciding, words: 'sign a letter' }],
  ['settle-versions', { roles: deciding, words: 'settle two versions' }],
  ['resolve-late', { roles: deciding, words: 'accept or leave a late entry' }],
  ['set-up-team', { roles: chairing, words: 'set up the team' }],
  ['say-registration', { roles: deciding, words: 'say a registration number' }],
  ['note-viewing', { roles: running, words: 'look at a protected address' }],
  ['give-copy', { roles: running, words: 'say that a copy of a letter was given' }],
  ['end-case', { roles: running, words: 'end a request' }],
  ['join-patients', { roles: running, words: 'say that two entries are one child' }],
  ['erase-records', { roles: keeping, words: 'erase a child’s records' }],
])

/** Verb -> the roles that may do it, for every verb this server knows. */
export const rolesByVerb: Readonly<Record<string, readonly Role[]>> = Object.fromEntries(
  [...rules].map(([verb, rule]) => [verb, rule.roles]),
)

/** A newer app's verb, unknown here, is taken from those who run the meeting and nobody else. */
export function mayDo(role: Role, verb: string): boolean {
  return (rules.get(verb)?.roles ?? running).includes(role)
}

/** Letters, enclosures and reports are added by those who run the meeting. */
export function mayAddFiles(role: Role): boolean {
  return running.includes(role)
}

/** What is derived from the records is written by those who run the meeting. */
export function mayWriteDerived(role: Role): boolean {
  return running.includes(role)
}

/** The audit trail is read by the team's chair. */
export function mayReadAudit(role: Role): boolean {
  return chairing.includes(role)
}

/** What a verb is called in a sentence to a clinician. */
export function wordsForVerb(verb: string): string {
  return rules.get(verb)?.words ?? `do this (“${verb}”)`
}

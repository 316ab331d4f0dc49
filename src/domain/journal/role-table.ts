import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Role } from './act.ts'

/**
 * Which role may do what (design: roles). The trust server holds a copy and checks every act by it; here it only
 * keeps a person from starting what would be refused. The fold never judges an old act by it.
 */
const clerical = ['chair', 'consultant', 'secretary'] as const
const everyoneButObservers = ['chair', 'consultant', 'secretary', 'member'] as const

const table = {
  'add-patient': clerical,
  'change-patient': clerical,
  'add-case': clerical,
  'change-case': clerical,
  'set-question': clerical,
  'record-family-words': clerical,
  'record-indications': clerical,
  'record-sides': clerical,
  'list-provider': clerical,
  'choose-provider': clerical,
  'record-independence': clerical,
  'record-outcome': clerical,
  'note-read-back': clerical,
  'add-addendum': clerical,
  'plan-meeting': clerical,
  'cancel-meeting': clerical,
  'change-agenda': clerical,
  'open-meeting': clerical,
  'record-attendance': clerical,
  'assign-task': clerical,
  'finish-task': clerical,
  'compose-letter': clerical,
  'withdraw-entry': clerical,
  'add-provider': clerical,
  'change-provider': clerical,
  'record-approach': clerical,
  'list-pack': clerical,
  'mark-sent': clerical,
  'undo-sent': clerical,
  'acknowledge': clerical,
  'record-seen': clerical,
  'record-opinion': clerical,
  'record-report': clerical,
  'file-report': clerical,
  'offer-report': clerical,
  'log-chase': clerical,
  'receive-information': clerical,
  'tell-family': clerical,
  'close-case': clerical,
  'discuss-report': ['chair', 'consultant'],
  'record-no-report': ['chair', 'consultant'],
  'offer-transfer': ['chair', 'consultant'],
  'decide-transfer': ['chair', 'consultant'],
  'log-concern': everyoneButObservers,
  'note-refusal': everyoneButObservers,
  'record-dissent': everyoneButObservers,
  'declare-interest': everyoneButObservers,
  'finish-own-task': everyoneButObservers,
  'ask-author': clerical,
  'override-rule': ['chair'],
  'sign-minutes': ['chair'],
  'mark-stable': ['chair', 'consultant'],
  'sign-letter': ['chair', 'consultant'],
  'settle-versions': ['chair', 'consultant'],
  'resolve-late': ['chair', 'consultant'],
  'set-up-team': ['chair'],
  'say-registration': ['chair', 'consultant'],
  'note-viewing': clerical,
  'give-copy': clerical,
  'end-case': clerical,
  'join-patients': clerical,
  'erase-records': ['records'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof table

export const verbs = Object.keys(table) as readonly Verb[]

export function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(table, verb)
}

export function rolesFor(verb: Verb): readonly Role[] {
  return table[verb]
}

/**
 * Answers whether a role may say that a trust server which lost entries is sent them again: each computer sends its own,
 * so everybody who can have made any.
 */
export function mayDecideServer(role: Role): Answer<true> {
  const allowed: readonly Role[] = [...everyoneButObservers, 'records']
  return allowed.includes(role) ? agree(true) : refuse({ kind: 'role-may-not', rule: 'K19', role, allowed })
}

/** Answers whether a role may look at who did and saw what: as on the trust server, which has a copy of this too. */
export function mayReadTrail(role: Role): Answer<true> {
  const allowed: readonly Role[] = ['chair']
  return allowed.includes(role) ? agree(true) : refuse({ kind: 'role-may-not', rule: 'K32', role, allowed })
}

/** Answers whether a role may do this; a refusal names the roles that may. */
export function mayDo(role: Role, verb: Verb): Answer<true> {
  const allowed = rolesFor(verb)
  return allowed.includes(role) ? agree(true) : refuse({ kind: 'role-may-not', rule: 'J12', role, verb, allowed })
}

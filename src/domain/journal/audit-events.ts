/**
 * What is noted beside the record, each with its words for the screen: the verbs are on disks for ever. Whose name, which record
 * and when stand in the frame beside it; a patient's name never does. Acts are no part of this: they tell for themselves.
 */
export const auditGroups = ['seen', 'changed', 'against-a-rule', 'taken-out', 'let-in', 'computer'] as const
export type AuditGroup = (typeof auditGroups)[number]

const table = {
  'view record': ['seen', 'Opened on the screen'],
  'view signed letter': ['seen', 'Signed letter shown as pages'],
  'view pages': ['seen', 'Paper shown as pages'],
  'view on the projector': ['seen', 'Shown on the projector'],
  'view name on the projector': ['seen', 'Name shown on the projector despite a restriction'],
  export: ['taken-out', 'Signed letter saved as a file'],
  'export letter': ['taken-out', 'Letter saved as a file'],
  'export letter-copy': ['taken-out', 'Copy of a letter saved as a file'],
  'export pseudonymised-letter': ['taken-out', 'Pseudonymised letter saved as a file'],
  'export agenda': ['taken-out', 'Agenda saved as a file'],
  'export minutes': ['taken-out', 'Minutes saved as a file'],
  'export family-sheet': ['taken-out', 'Sheet for the family saved as a file'],
  'export to-do-list': ['taken-out', 'To-do list saved as a file'],
  'export check-sheet': ['taken-out', 'Check sheet saved as a file'],
  'export figures': ['taken-out', 'Figures saved as a file'],
  'export pack': ['taken-out', 'Pack saved as a file'],
  'export locked pack': ['taken-out', 'Locked pack saved as a file'],
  'export locked copy': ['taken-out', 'Locked copy saved as a file'],
  'export trail': ['taken-out', 'This trail saved as a file'],
  'copy long text': ['taken-out', 'A text as long as a letter copied'],
  unlock: ['let-in', 'Unlocked'],
  lock: ['let-in', 'Locked'],
  'wrong passphrases': ['let-in', 'Wrong passphrases'],
  'wrong PIN': ['let-in', 'Wrong PIN'],
  'sign-in': ['let-in', 'Signed in with the trust'],
  confirmed: ['let-in', 'The trust confirmed who this is'],
  'set-up': ['let-in', 'This computer set up'],
  'bring-back-copy': ['let-in', 'Locked copy brought back'],
  'change passphrase': ['let-in', 'Passphrase changed'],
  recover: ['let-in', 'Opened by the trust’s recovery key, with a new passphrase'],
  erase: ['changed', 'Erased from this computer for good'],
  damage: ['computer', 'Damage of the journal told at unlocking'],
  'view trail': ['computer', 'This trail looked at'],
  'try-saving': ['computer', 'Saving tried again'],
  'fill-server-again': ['computer', 'Trust server to be sent again what it lost'],
  'send for a colleague': ['computer', 'Entries of a colleague that waited on this computer sent, unread'],
  'leave-server': ['computer', 'Trust server left as it is'],
} as const satisfies Record<string, readonly [AuditGroup, string]>

export type AuditEvent = keyof typeof table

export interface AuditWords {
  readonly group: AuditGroup
  readonly words: string
}

/** Group and words of what a frame notes; what another version noted in its own words is given back in them. */
export function auditWords(what: string): AuditWords {
  const known = Object.hasOwn(table, what) ? table[what as AuditEvent] : null
  if (known !== null) return { group: known[0], words: known[1] }
  // As it was noted before the count stood in fields of its own.
  const before = /^wrong passphrases: (\d+) since (.+)$/.exec(what)
  if (before !== null) return { group: 'let-in', words: `${table['wrong passphrases'][1]}: ${before[1]} since ${before[2]}` }
  return { group: what.startsWith('view ') ? 'seen' : 'computer', words: `Noted by another Consilium: ${what}` }
}

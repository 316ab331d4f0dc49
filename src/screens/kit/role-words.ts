import type { Role } from '#domain/journal/act.ts'

/** What somebody is in a team, and what that lets them do. */
export const roleWords: Readonly<Record<Role, { readonly words: string; readonly hint: string }>> = {
  chair: { words: 'Chair', hint: 'Runs the meeting, gives reasons for exceptions, signs minutes and letters' },
  consultant: { words: 'Consultant', hint: 'Own cases, letters, and settling two versions as lead' },
  secretary: { words: 'MDT co-ordinator or secretary', hint: 'Everything but signing, settling and the chair’s reasons' },
  member: { words: 'Member', hint: 'Dissent, interests and own actions' },
  observer: { words: 'Observer', hint: 'Reads' },
  records: { words: 'Records manager', hint: 'Reads, and erases a child’s records for good' },
}

/** What somebody is, inside a line or a sentence. */
export function roleName(role: Role): string {
  return role === 'records' ? 'records manager' : role
}

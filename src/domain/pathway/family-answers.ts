import type { Pathway } from './read-pathway.ts'

export interface FamilyAnswer<T> {
  readonly person: T
  /** What they said, for themselves (C7); null while they have not been asked. */
  readonly said: Pathway['transferConsents'][number] | null
}

/** What each of the family said, of a transfer or of sharing care: by their entry, since two may have one name. */
export function familyAnswers<T extends { readonly id: string }>(people: readonly T[], consents: Pathway['transferConsents']): readonly FamilyAnswer<T>[] {
  return people.map((person) => ({ person, said: consents.find(({ id }) => id === person.id) ?? null }))
}

/** Those of the family whose answer is not waited for, since nobody has asked them; nobody while nobody was asked at all. */
export function notAskedBeside<T>(answers: readonly FamilyAnswer<T>[]): readonly T[] {
  const asked = answers.some(({ said }) => said !== null)
  return asked ? answers.filter(({ said }) => said === null).map(({ person }) => person) : []
}

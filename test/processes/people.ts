import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Role } from '#domain/journal/act.ts'

export interface Person {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly token: string
}

export const TEAM = 'complex-cases'

const ROLES: readonly Role[] = ['chair', 'secretary', 'consultant']

/** Made-up people, and the server's file of who may sign in. */
export function makePeople(count: number, tokensFile: string): readonly Person[] {
  const people = Array.from({ length: count }, (_, number): Person => {
    const role = ROLES[number % ROLES.length] ?? 'chair'
    return { user: `person.${number}`, name: `Made-up Person ${number}`, role, token: `made-up-token-${number}` }
  })
  const table = people.map(({ user, name, role, token }) => [createHash('sha256').update(token).digest('hex'), { user, name, role, teams: [TEAM] }])
  writeFileSync(tokensFile, JSON.stringify(Object.fromEntries(table)))
  return people
}

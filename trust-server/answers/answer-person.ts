import { roleIn } from '../sign-in.ts'
import { answerJson } from './asking.ts'
import type { Answer, Asking } from './asking.ts'

/** Who somebody is here: user name, name, and for each team what they are in it. */
export function answerMe({ person }: Pick<Asking, 'person'>): Answer {
  const places = person.teams.map((team) => ({ name: 'place', part: [{ name: 'team', valueString: team }, { name: 'role', valueCode: roleIn(person, team) }] }))
  const parameter = [{ name: 'user', valueString: person.user }, { name: 'name', valueString: person.name }, ...places]
  return answerJson(JSON.stringify({ resourceType: 'Parameters', parameter }))
}

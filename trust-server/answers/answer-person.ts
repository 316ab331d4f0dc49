import { roleIn } from '../sign-in.ts'
import { answerJson } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

/** Who somebody is here: user name, name, and for each team what they are in it. It is noted, for what others pass on for them. */
export async function answerMe({ people, now }: Desk, { person }: Pick<Asking, 'person'>): Promise<Answer> {
  await people.saw(person, now())
  const places = person.teams.map((team) => ({ name: 'place', part: [{ name: 'team', valueString: team }, { name: 'role', valueCode: roleIn(person, team) }] }))
  const parameter = [{ name: 'user', valueString: person.user }, { name: 'name', valueString: person.name }, ...places]
  return answerJson(JSON.stringify({ resourceType: 'Parameters', parameter }))
}

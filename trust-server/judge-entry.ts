import { judgeDerived } from './judge-derived.ts'
import { isDerived } from './kept-types.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { readActText } from './read-act-text.ts'
import type { ActText } from './read-act-text.ts'
import { readErasure } from './read-erasure.ts'
import { objectAt, objectsAt } from './read-resource.ts'
import type { JsonObject } from './read-resource.ts'
import { actSystem, judgeTokens, noRecord, readTokens, recordOf, teamsOf, valuesOf } from './read-tokens.ts'
import type { SearchToken } from './read-tokens.ts'
import { mayAddFiles, mayDo, wordsForVerb } from './roles.ts'
import type { Role } from './roles.ts'
import { roleIn } from './sign-in.ts'
import type { SignedIn } from './sign-in.ts'
import { judgeResource } from './validity/judge-resource.ts'

const userSystem = 'https://consilium.example/user'
const verbPrefix = 'https://consilium.example/verb/'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** A resource this person may add, with the one team that may see it. */
export interface JudgedEntry {
  readonly kind: 'judged'
  readonly team: string
  readonly tokens: readonly SearchToken[]
  /** What the signed text of an act says. */
  readonly act?: ActText
  /** The records that the act erases, as kind/id. */
  readonly erases?: readonly string[]
}

/** Whether this person may add this resource. Judges team, author, verb, role and whether it is FHIR R4; never what other entries say. */
export function judgeEntry(person: SignedIn, type: string, resource: JsonObject): JudgedEntry | Refusal {
  const tokens = readTokens(resource)
  const refusal = judgeTeam(person, tokens) ?? judgeKind(person, type, resource, tokens) ?? judgeTokens(tokens) ?? judgeResource(resource)
  if (refusal !== undefined) return refusal
  const act = type === 'QuestionnaireResponse' ? readActText(resource) : undefined
  const erases = act === undefined ? [] : readErasure(act)
  if ('kind' in erases) return erases
  return { kind: 'judged', team: teamsOf(tokens)[0] ?? '', tokens, erases, ...(act === undefined ? {} : { act }) }
}

/** Whether this person may add a file for this team. */
export function judgeFile(person: SignedIn, team: string | undefined): JudgedEntry | Refusal {
  if (team === undefined || !person.teams.includes(team)) return notTheirTeam
  return judgeFileRole(roleIn(person, team)) ?? { kind: 'judged', team, tokens: [] }
}

const notTheirTeam = refuse(403, 'forbidden', 'This must name exactly one team, and a team you belong to.')

/** Whether somebody belongs to the one team that is named. */
export function judgeTeam(person: SignedIn, tokens: readonly SearchToken[]): Refusal | undefined {
  const teams = teamsOf(tokens)
  return teams.length === 1 && person.teams.includes(teams[0] ?? '') ? undefined : notTheirTeam
}

function judgeKind(person: SignedIn, type: string, resource: JsonObject, tokens: readonly SearchToken[]): Refusal | undefined {
  if (type === 'QuestionnaireResponse') return judgeAct(person, resource, tokens)
  if (type === 'DocumentReference') return judgeFileRole(roleIn(person, teamsOf(tokens)[0] ?? ''))
  if (isDerived(type)) return judgeDerived(roleIn(person, teamsOf(tokens)[0] ?? ''), tokens)
  const names = objectsAt(resource, 'agent').some((agent) => isUser(objectAt(agent, 'who'), person))
  return names ? undefined : notTheirName
}

function judgeFileRole(role: Role): Refusal | undefined {
  return mayAddFiles(role) ? undefined : refuse(403, 'forbidden', `Your role (${role}) may not add letters or enclosures.`)
}

const notTheirName = refuse(403, 'forbidden', 'This is in somebody else’s name. Only they can send it.')

function judgeAct(person: SignedIn, resource: JsonObject, tokens: readonly SearchToken[]): Refusal | undefined {
  if (person.actsForAnyone !== true && !isUser(objectAt(resource, 'author'), person)) return notTheirName
  const verb = readVerb(resource)
  if (verb === undefined) return refuse(422, 'value', `An entry must say what was done, as questionnaire ${verbPrefix}<verb>.`)
  const role = roleIn(person, teamsOf(tokens)[0] ?? '')
  if (!mayDo(role, verb)) return refuse(403, 'forbidden', `Your role (${role}) may not ${wordsForVerb(verb)}.`)
  const acts = valuesOf(tokens, 'identifier', actSystem)
  if (acts.length !== 1 || !uuid.test(acts[0] ?? '')) return refuse(422, 'value', `An entry must carry one identifier of system ${actSystem} that is a UUID.`)
  const record = recordOf(tokens)
  if (record === undefined) return noRecord
  return judgeText(person, resource, { id: acts[0] ?? '', team: teamsOf(tokens)[0] ?? '', record, verb })
}

/**
 * The signed text is what every computer goes by, so it must say what the resource around it says: a person could else
 * send a text in somebody else's name, or of a verb their role may not do, in the wrapping of another.
 */
function judgeText(person: SignedIn, resource: JsonObject, said: SaidOfAct): Refusal | undefined {
  const act = readActText(resource)
  if (act === undefined) return refuse(422, 'structure', 'An entry must carry its signed text, with the hash and the signature of its computer.')
  const isSame = act.id === said.id && act.team === said.team && act.record === said.record && act.verb === said.verb
  if (!isSame) return refuse(422, 'value', 'What this entry says of itself is not what its signed text says.')
  if (person.actsForAnyone === true) return undefined
  if (act.user !== person.user) return notTheirName
  const role = roleIn(person, said.team)
  return act.role === role ? undefined : refuse(403, 'forbidden', `This was written as ${act.role}, and your role here is ${role}. Set this computer up again with that role.`)
}

interface SaidOfAct {
  readonly id: string
  readonly team: string
  readonly record: string
  readonly verb: string
}

function readVerb(resource: JsonObject): string | undefined {
  const questionnaire = String(resource['questionnaire'])
  const verb = questionnaire.slice(verbPrefix.length)
  return questionnaire.startsWith(verbPrefix) && /^[a-z][a-z0-9-]{0,63}$/.test(verb) ? verb : undefined
}

function isUser(reference: JsonObject, person: SignedIn): boolean {
  const identifier = objectAt(reference, 'identifier')
  return identifier['system'] === userSystem && identifier['value'] === person.user
}

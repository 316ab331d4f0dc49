import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { objectAt, objectsAt } from './read-resource.ts'
import type { JsonObject } from './read-resource.ts'

export const teamSystem = 'https://consilium.example/team'
export const recordSystem = 'https://consilium.example/record'
export const actSystem = 'https://consilium.example/act'

/** Longer values would not fit a PostgreSQL index. */
const longestToken = 255

/** One thing a resource can be found by. A missing system is the empty text. */
export interface SearchToken {
  readonly param: 'identifier' | '_tag'
  readonly system: string
  readonly value: string
}

/** The values under one system. */
export function valuesOf(tokens: readonly SearchToken[], param: SearchToken['param'], system: string): readonly string[] {
  return tokens.filter((token) => token.param === param && token.system === system).map((token) => token.value)
}

export function teamsOf(tokens: readonly SearchToken[]): readonly string[] {
  return valuesOf(tokens, '_tag', teamSystem)
}

/** Every record that is named, of whatever form. */
export function recordsOf(tokens: readonly SearchToken[]): readonly string[] {
  return valuesOf(tokens, '_tag', recordSystem)
}

export const noRecord = refuse(422, 'value', `An entry must carry one tag of system ${recordSystem} that names its record as kind/id.`)

/** The one record that is named, as kind/id; undefined when it is none, several or not of that form. */
export function recordOf(tokens: readonly SearchToken[]): string | undefined {
  const [record, another] = recordsOf(tokens)
  return another === undefined && /^[a-z-]+\/[^/\s]+$/.test(record ?? '') ? record : undefined
}

export function judgeTokens(tokens: readonly SearchToken[]): Refusal | undefined {
  const isFit = tokens.every(({ system, value }) => isStorable(system) && isStorable(value))
  return isFit ? undefined : refuse(400, 'value', `Identifiers and tags must be whole Unicode text of at most ${longestToken} characters.`)
}

/** PostgreSQL keeps neither the null character nor half a surrogate pair; letting them in would make different values equal. */
export function isStorable(text: string): boolean {
  return text.length <= longestToken && !/[\0\p{Surrogate}]/u.test(text)
}

/** Everything the resource can be found by: its identifiers and its tags. */
export function readTokens(resource: JsonObject): readonly SearchToken[] {
  const one = [objectAt(resource, 'identifier'), objectAt(resource, 'masterIdentifier')]
  const identifiers = [...one, ...objectsAt(resource, 'identifier')].map((each) => token('identifier', each['system'], each['value']))
  const tags = objectsAt(objectAt(resource, 'meta'), 'tag').map((each) => token('_tag', each['system'], each['code']))
  return [...identifiers, ...tags].filter((each) => each.value !== '')
}

function token(param: SearchToken['param'], system: unknown, value: unknown): SearchToken {
  return { param, system: typeof system === 'string' ? system : '', value: typeof value === 'string' ? value : '' }
}

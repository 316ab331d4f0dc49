import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { noRecord, recordOf, teamsOf, valuesOf } from './read-tokens.ts'
import type { SearchToken } from './read-tokens.ts'
import type { Search, TokenFilter } from './read-search.ts'
import { mayWriteDerived } from './roles.ts'
import type { Role } from './roles.ts'

const derivedSystem = 'https://consilium.example/derived'
const noName = refuse(422, 'value', `What is derived must carry one identifier of system ${derivedSystem}, a short text.`)

/** Whether somebody of this role may write what is derived, and it says of which record it is and what it is called. */
export function judgeDerived(role: Role, tokens: readonly SearchToken[]): Refusal | undefined {
  if (!mayWriteDerived(role)) return refuse(403, 'forbidden', `Your role (${role}) may not write what is derived from the records.`)
  if (recordOf(tokens) === undefined) return noRecord
  return nameOf(tokens) === undefined ? noName : undefined
}

/** Whether a change leaves alone what never changes: team, record and name. */
export function judgeSameness(before: readonly SearchToken[], after: readonly SearchToken[]): Refusal | undefined {
  const identity = (tokens: readonly SearchToken[]): string => JSON.stringify([teamsOf(tokens), recordOf(tokens), nameOf(tokens)])
  if (identity(before) === identity(after)) return undefined
  return refuse(422, 'business-rule', `The team, the record and the identifier of system ${derivedSystem} never change: what is of others is added as something else.`)
}

const noCondition = refuse(428, 'required', `What is derived is added with If-None-Exist, which names its identifier of system ${derivedSystem}, so that it is there once.`)
const otherCondition = refuse(400, 'invalid', `If-None-Exist must name the identifier of system ${derivedSystem} that is sent with it, and nothing that does not fit what is sent.`)

/**
 * What must not be there yet for something derived to be added: its own identifier. More that fits what is sent may be named, and says
 * no more, as there is one of that name in a team.
 */
export function readDerivedCondition(condition: Search | undefined, tokens: readonly SearchToken[]): Search | Refusal {
  if (condition === undefined) return noCondition
  const own = condition.tokens.find((filter) => isName(filter, tokens))
  const isFit = condition.times.length === 0 && condition.tokens.every((filter) => fits(filter, tokens))
  return own === undefined || !isFit ? otherCondition : { ...condition, tokens: [own] }
}

function nameOf(tokens: readonly SearchToken[]): string | undefined {
  const [name, another] = valuesOf(tokens, 'identifier', derivedSystem)
  return another === undefined && name?.trim() === name ? name : undefined
}

function isName({ param, anyOf }: TokenFilter, tokens: readonly SearchToken[]): boolean {
  const [choice, another] = anyOf
  return another === undefined && param === 'identifier' && choice?.system === derivedSystem && choice.value === nameOf(tokens)
}

function fits({ param, anyOf }: TokenFilter, tokens: readonly SearchToken[]): boolean {
  return anyOf.some(({ system, value }) => tokens.some((token) => token.param === param && (system ?? token.system) === token.system && (value ?? token.value) === token.value))
}

import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import type { ActText } from './read-act-text.ts'
import { isObject } from './read-resource.ts'
import { isStorable } from './read-tokens.ts'

export const eraseVerb = 'erase-records'

/** Never free words: they would stay. The app holds its own copy; a contract test keeps the two equal. */
export const erasureReasons: readonly string[] = ['kept-long-enough', 'asked-for', 'entered-by-mistake', 'ordered']

/** A child’s own record and those of their cases. What the team itself is made of stays. */
const unit = /^erased\/((?:case|patient)\/[^/\s]+)$/
const mostRecords = 100

/**
 * The records that a signed text erases, as kind/id; none where it erases nothing. A refusal where it says that it erases and does not
 * say it as it must: by facts of the team’s own record, one a record, each with its reason and nothing else.
 */
export function readErasure({ verb, record, team, facts }: ActText): readonly string[] | Refusal {
  if (verb !== eraseVerb) return []
  if (record !== `team/${team}`) return refuseText('What erases records must be about the team itself: about in the signed text is something else.')
  if (!Array.isArray(facts) || facts.length === 0) return refuseText('What erases records must name them: facts in the signed text names none.')
  if (facts.length > mostRecords) return refuseText(`One entry may erase ${mostRecords} records at most: facts in the signed text names more.`)
  const records = facts.map(recordIn)
  const wrong = records.indexOf(undefined)
  if (wrong >= 0) return refuseText(`What is erased must be a case or a patient, as erased/KIND/ID with one of the four reasons: facts[${wrong}] in the signed text is something else.`)
  return [...new Set(records.filter((each) => each !== undefined))]
}

function recordIn(fact: unknown): string | undefined {
  if (!isObject(fact) || Object.keys(fact).sort().join() !== 'path,unit,value') return undefined
  const [, record] = unit.exec(String(fact['unit'])) ?? []
  const isReason = fact['path'] === 'reason' && erasureReasons.some((reason) => reason === fact['value'])
  return record !== undefined && isStorable(record) && isReason ? record : undefined
}

function refuseText(words: string): Refusal {
  return { ...refuse(422, 'value', words), places: [`QuestionnaireResponse.item.where(linkId = 'act')`] }
}

import { agree, refuse, type Answer } from '../basics/answer.ts'
import { addDays, type CalendarDay } from '../basics/calendar.ts'
import { toJson, type Json } from '../basics/json.ts'
import type { Prose } from '../basics/prose.ts'
import { checkFamilyWords, HOLD, QUESTION, REQUEST, SETTING, SUBJECT, TEAM_QUESTION, WORDS, type Request, type Setting, type Subject } from '../case/case-parts.ts'
import { checkScreening, park, routeOf, SCREENING, type Route, type ScreeningAnswers } from '../case/screening.ts'
import { isUnclear, readRequest, type TypedRequest } from '../case/who-asks.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { TASK, type Task } from '../task/task.ts'

/** Everything a new case is made of but who the child is. */
export interface TypedCase {
  readonly answers: ScreeningAnswers
  readonly request: TypedRequest
  readonly question: string
  /** Null while it is not known where the child is. */
  readonly place: Setting['place'] | null
  readonly where: string
  /** What treatment goes on, when it is urgent. */
  readonly treatment: string
}

/** What the rule is given beside it: no clock and no chance of its own. */
export interface NewCaseFacts {
  readonly subject: Subject
  readonly author: string
  readonly now: string
  readonly today: CalendarDay
  /** The standard questions, as the trust words them. */
  readonly offered: readonly Prose[]
  /** An id for each task that may be needed. */
  readonly newId: () => string
}

/**
 * The facts of a new case, all of one act (S1 to S7, S10). Three things are asked: the screening, who asks and what. An
 * indication is not among them.
 */
export function newCase(typed: TypedCase, given: NewCaseFacts): Answer<readonly Fact[]> {
  const screening = checkScreening(typed.answers, given.author, given.now)
  if (!screening.ok) return screening
  const request = readRequest(typed.request, given.today)
  if (!request.ok) return request
  const text = typed.question.replace(/\s+/g, ' ').trim()
  if (text === '') return refuse({ kind: 'question-missing', rule: 'S10' })
  const route = routeOf(screening.value)
  return agree([
    ...stateUnit(SUBJECT, { ...given.subject }),
    ...stateUnit(REQUEST, { ...request.value }),
    ...stateUnit(QUESTION, { text, inShort: '' }),
    ...(typed.place === null ? [] : stateUnit(SETTING, { place: typed.place, where: typed.where.trim() })),
    ...stateUnit(SCREENING, { ...screening.value }),
    ...(screening.value.urgent ? stateUnit(HOLD, { ...park(typed.treatment.trim(), given.author, given.now, given.today) }) : []),
    ...ownWords(request.value, given),
    ...(route === 'second-opinion' ? offeredQuestions(given.offered) : []),
    ...tasksOf(route, request.value, given).flatMap((task) => stateUnit(`${TASK}/${given.newId()}`, taskValue(task))),
  ])
}

/** Row 16: what a family or young person wrote when they asked is theirs, and is kept among their words, letter for letter. */
function ownWords({ by, name, relationship, words, on }: Request, { author, newId }: NewCaseFacts): readonly Fact[] {
  if (by === 'team' || words === '') return []
  const youngPerson = by === 'young-person'
  const said = checkFamilyWords({ kind: 'words', text: words, speaker: name === '' ? (youngPerson ? 'The young person' : 'Who asks') : name, relation: relationship, youngPerson, on, writtenBy: author, order: 'a0' })
  // Words of "the parents" are one person’s to be said anew; they stay with the request.
  return said.ok ? stateUnit(`${WORDS}/${newId()}`, { ...said.value }) : []
}

/** L13: offered with every second opinion; each can be changed, removed or moved. */
export function offeredQuestions(offered: readonly Prose[]): readonly Fact[] {
  return offered.flatMap((prose, index) => stateUnit(`${TEAM_QUESTION}/${index + 1}`, { prose: toJson(prose), order: `a${index}` }))
}

/** What a request must not wait for is owed by somebody: the non-expert view is the lead’s, and so is an unclear responsibility. */
function tasksOf(route: Route, request: Request, { subject, today }: NewCaseFacts): readonly Task[] {
  const owed = { owner: subject.leadConsultant, done: null, meeting: null }
  const asker = [request.name, request.relationship].filter((part) => part !== '').join(', ')
  return [
    ...(route === 'non-expert' ? [{ ...owed, what: 'Talk with the family about the view they ask for', due: today }] : []),
    ...(isUnclear(request) ? [{ ...owed, what: `Clear up who has parental responsibility${asker === '' ? '' : `: ${asker}`}`, due: addDays(today, 1) }] : []),
  ]
}

function taskValue(task: Task): { readonly [field: string]: Json } {
  return { what: task.what, owner: toJson(task.owner), due: task.due, done: null, meeting: null }
}

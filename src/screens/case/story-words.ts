import { longDay } from '#domain/basics/calendar.ts'
import type { Json } from '#domain/basics/json.ts'
import type { Act } from '#domain/journal/act.ts'
import { consentSchema, endedSchema, GOES_ON, hearingSchema, holdSchema, QUESTION, questionSchema, settingSchema, shortlistSchema } from '#domain/case/case-parts.ts'
import { NON_EXPERT, ROUTINE, routeOf, SCREENING, screeningSchema, type Route } from '#domain/case/screening.ts'
import { decisionSchema } from '#domain/decision/decision.ts'
import { independenceOf } from '#domain/provider/independence.ts'
import { indicationsSchema, indicationWords } from '#domain/case/indications.ts'
import { CARE } from '#domain/pathway/pathway-parts.ts'
import { afterStory } from './after-story.ts'
import { ADDRESS } from '#domain/person/address.ts'
import { personLabel } from '#domain/person/needs.ts'
import { COMPETENCE, competenceSchema, PERSON, personSchema, REPORT_ACCESS, reportAccessSchema, viewingSchema } from '#domain/person/person-parts.ts'
import { routeWords } from '../kit/route-words.ts'
import { decisionWords } from '../kit/words-for-people.ts'
import { actWords, outcomeWords, unitWords } from '../kit/words-for-acts.ts'

/** One act as a line of the story: what was done in bold, then its words. */
interface StoryWords {
  readonly title: string
  readonly rest: string
}

type Value = Readonly<Record<string, Json>>

/** `actOf` finds an act by its id: what was taken back is named by it. */
export function storyWords(act: Act, providerName: (id: string) => string, actOf: (id: string) => Act | undefined = () => undefined): StoryWords {
  if (act.verb === 'withdraw-entry') return takenBackWords(act, providerName, actOf)
  if (act.verb === 'change-case') return changeWords(act)
  const title = `${actWords(act.verb)}.`
  const value = valueOf(act, firstUnit(act))
  if (value === null && act.verb === 'compose-letter') return { title: `Version ${firstUnit(act).split('/')[1]} of the letter was given up.`, rest: '' }
  if (value === null) return { title: `${actWords(act.verb)}: withdrawn.`, rest: '' }
  const after = afterStory(act.verb === 'close-case' ? CARE : firstUnit(act), act.verb === 'close-case' ? (valueOf(act, CARE) ?? {}) : value, providerName)
  if (after !== null) return after
  const text = (field: string): string => (typeof value[field] === 'string' ? value[field] : '')
  switch (act.verb) {
    case 'record-outcome': {
      const decision = decisionSchema.safeParse(value)
      if (!decision.success) return { title, rest: '' }
      const { sentence, provider, outcome, standing, readBack } = decision.data
      return { title: `${outcomeWords(outcome ?? '', standing)}${readBack ? ', read back' : ''}.`, rest: [sentence === '' ? '' : `“${sentence}”`, provider === null ? '' : `To ${providerName(provider)}.`].filter((part) => part !== '').join(' ') }
    }
    case 'choose-provider':
      return { title, rest: text('provider') === '' ? '' : `${providerName(text('provider'))}${text('backUp') === '' ? '' : `. Back-up: ${providerName(text('backUp'))}`}.` }
    case 'record-dissent':
      return text('name') === '' ? { title: 'Dissent asked: nobody.', rest: '' } : { title: `${text('name')} dissents:`, rest: text('reason') }
    case 'record-indications': {
      const indications = indicationsSchema.safeParse(value)
      return { title, rest: indications.success ? indications.data.chosen.map((code) => indicationWords(indications.data, code)).join('; ') : '' }
    }
    case 'settle-versions':
      return { title: `Two versions settled: ${unitWords(firstUnit(act))}.`, rest: reasonOf(act) }
    case 'add-case':
      return addedCase(act)
    case 'mark-stable':
      return { title, rest: 'The request is back.' }
    case 'note-viewing': {
      const viewing = viewingSchema.safeParse(value)
      return { title, rest: viewing.success && viewing.data.name !== '' ? `Of ${viewing.data.name}.` : '' }
    }
    case 'end-case':
      return partWords('ended', value)
    case 'override-rule':
      return { title: firstUnit(act) === GOES_ON ? 'The request goes on after all.' : title, rest: text('reason') }
    case 'note-refusal':
      return { title, rest: text('reason') }
    case 'list-provider':
      return { title, rest: `${providerName(text('provider'))}. ${text('why')}` }
    case 'record-independence': {
      const entry = shortlistSchema.safeParse(value)
      return { title, rest: entry.success ? `${providerName(entry.data.provider)}: ${independenceOf(entry.data.independence) === 'independent' ? 'independent' : 'not independent'}.` : '' }
    }
    default:
      return { title, rest: restOf(text) }
  }
}

const askedFor: Readonly<Record<Route, string>> = {
  'second-opinion': 'Second opinion asked for.',
  'non-expert': 'Non-expert view asked for.',
  routine: 'Routine expert advice asked for.',
}

/** What was asked for, as the first questions found, and the question. */
function addedCase(act: Act): StoryWords {
  const screening = screeningSchema.safeParse(valueOf(act, SCREENING))
  const question = questionSchema.safeParse(valueOf(act, QUESTION))
  const title = askedFor[routeOf(screening.success ? screening.data : null)]
  const parked = screening.success && screening.data.urgent ? ' Parked: treatment continues.' : ''
  return { title: `${title}${parked}`, rest: question.success ? question.data.text : '' }
}

/** Everything one change of a case says; parts said by the same words (two parents asked) stand under one title. */
function changeWords(act: Act): StoryWords {
  const said = [...new Set(act.facts.map(({ unit }) => unit))].map((unit) => partWords(unit, valueOf(act, unit)))
  const title = said[0]?.title ?? ''
  return { title, rest: said.map((part) => (part.title === title ? part.rest : `${part.title} ${part.rest}`).trim()).filter((part) => part !== '').join(' ') }
}

function partWords(unit: string, value: Value | null): StoryWords {
  if (value === null) return { title: `Withdrawn: ${unitWords(unit)}.`, rest: '' }
  const text = (field: string): string => (typeof value[field] === 'string' ? value[field] : '')
  return caseWords(unit, value) ?? { title: `Changed: ${unitWords(unit)}.`, rest: restOf(text) }
}

/** What of a case was changed, said as what happened; null for a part that its name alone says. */
function caseWords(unit: string, value: Value): StoryWords | null {
  if (unit.startsWith('consent/')) {
    const consent = consentSchema.safeParse(value)
    if (!consent.success) return null
    const { person, relation, answer } = consent.data
    const who = relation === '' ? person : `${person}, ${relation}`
    return { title: answer === 'not-asked' ? 'To be asked about sending records.' : 'Asked about sending records.', rest: `${who}: ${answer === 'agreed' ? 'agreed' : answer === 'refused' ? 'said no' : 'not asked yet'}.` }
  }
  const ofPerson = personWords(unit, value)
  if (ofPerson !== null) return ofPerson
  switch (unit) {
    case 'hold': {
      const hold = holdSchema.safeParse(value)
      return hold.success ? { title: hold.data.state === 'parked' ? 'Parked for urgent treatment.' : 'Marked stable.', rest: hold.data.why } : null
    }
    case 'hearing': {
      const hearing = hearingSchema.safeParse(value)
      return hearing.success ? { title: 'Court hearing.', rest: `${longDay(hearing.data.on)}.${hearing.data.restriction ? ' The name is hidden on the projector.' : ''}` } : null
    }
    case 'setting': {
      const setting = settingSchema.safeParse(value)
      return setting.success ? { title: 'Where the child is.', rest: [setting.data.place === 'inpatient' ? 'Inpatient' : 'Outpatient', setting.data.where].filter((part) => part !== '').join(', ') } : null
    }
    case 'ended': {
      const ended = endedSchema.safeParse(value)
      return ended.success ? { title: { died: 'The child has died.', withdrawn: 'The request was withdrawn.', closed: 'The case was closed.' }[ended.data.how], rest: `${longDay(ended.data.on)}.` } : null
    }
    case SCREENING: {
      const screening = screeningSchema.safeParse(value)
      return screening.success ? { title: `Put right: ${routeWords[routeOf(screening.data)].toLowerCase()}.`, rest: screening.data.why ?? '' } : null
    }
    case NON_EXPERT:
      return { title: 'What came of a non-expert view.', rest: typeof value['outcome'] === 'string' ? value['outcome'] : '' }
    case ROUTINE:
      return { title: 'Routine advice closed.', rest: [value['whom'], value['answer']].filter((part) => typeof part === 'string').join(': ') }
    case 'brief':
      return { title: 'In brief: diagnoses, treatment and now.', rest: '' }
    default:
      return null
  }
}

/** The people of a case, never an address: a story is read over shoulders and printed (P12). */
function personWords(unit: string, value: Value): StoryWords | null {
  switch (unit.split('/')[0]) {
    case PERSON: {
      const person = personSchema.safeParse(value)
      return person.success ? { title: 'A person of the case.', rest: `${personLabel(person.data)}.` } : null
    }
    case ADDRESS:
      return { title: value.protected === true ? 'An address, protected.' : 'An address.', rest: '' }
    case COMPETENCE: {
      const note = competenceSchema.safeParse(value)
      return note.success ? { title: `Competence ${decisionWords[note.data.decision]}: ${note.data.found === 'competent' ? 'competent' : 'not competent'}.`, rest: `${note.data.words} ${note.data.by}.` } : null
    }
    case REPORT_ACCESS: {
      const access = reportAccessSchema.safeParse(value)
      return access.success ? { title: 'Who may read the report.', rest: access.data.words } : null
    }
    default:
      return null
  }
}

/** Taking back states again what stood before; the entry it answers is named, with its own words. */
function takenBackWords(act: Act, providerName: (id: string) => string, actOf: (id: string) => Act | undefined): StoryWords {
  const id = act.facts.map(({ unit }) => /^taken-back\/(.+)$/.exec(unit)?.[1]).find((found) => found !== undefined)
  const before = id === undefined ? undefined : actOf(id)
  if (before !== undefined) {
    const words = storyWords(before, providerName)
    return { title: `Taken back: ${lower(words.title).replace(': ', ', ')}`, rest: words.rest }
  }
  const verb = act.facts.find(({ unit, path }) => unit.startsWith('taken-back/') && path === 'verb')?.value
  return { title: `Taken back: ${typeof verb === 'string' ? lower(actWords(verb)) : unitWords(firstUnit(act))}.`, rest: '' }
}

function restOf(text: (field: string) => string): string {
  return text('text') || text('what') || text('why') || text('words') || text('person')
}

function firstUnit(act: Act): string {
  return act.facts[0]?.unit ?? ''
}

function valueOf(act: Act, unit: string): Value | null {
  const facts = act.facts.filter((fact) => fact.unit === unit)
  return facts.some((fact) => fact.path === '') ? null : Object.fromEntries(facts.map((fact) => [fact.path, fact.value]))
}

function reasonOf(act: Act): string {
  const fact = act.facts.find((entry) => entry.unit.startsWith('settled/') && entry.path === 'reason')
  return typeof fact?.value === 'string' ? `Reason: ${fact.value}` : ''
}

/** "Agreed." as "agreed."; a name keeps its capital. */
function lower(title: string): string {
  return title.endsWith(' dissents:') ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

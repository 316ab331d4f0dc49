import type { Json } from '#domain/basics/json.ts'
import type { Act } from '#domain/journal/act.ts'
import { HOLD, QUESTION, questionSchema } from '#domain/case/case-parts.ts'
import { NON_EXPERT, ROUTINE, routeOf, SCREENING, screeningSchema, type Route } from '#domain/case/screening.ts'
import { decisionSchema } from '#domain/decision/decision.ts'
import { indicationsSchema, indicationWords } from '#domain/case/indications.ts'
import { actWords, outcomeWords, unitWords } from '../kit/words-for-acts.ts'

/** One act as a line of the story: what was done in bold, then its words. */
export function storyWords(act: Act, providerName: (id: string) => string): { readonly title: string; readonly rest: string } {
  const title = `${actWords(act.verb)}.`
  const value = firstValue(act)
  if (value === null) return { title: `${actWords(act.verb)}: withdrawn.`, rest: '' }
  const text = (field: string): string => (typeof value[field] === 'string' ? value[field] : '')
  switch (act.verb) {
    case 'record-outcome': {
      const decision = decisionSchema.safeParse(value)
      if (!decision.success) return { title, rest: '' }
      const provider = decision.data.provider === null ? '' : ` ${providerName(decision.data.provider)}.`
      return { title: `${outcomeWords(decision.data.outcome ?? '')}${decision.data.readBack ? ', read back' : ''}.`, rest: `${decision.data.sentence}${provider}` }
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
      return { title: `Two versions settled: ${unitWords(act.facts[0]?.unit ?? '')}.`, rest: reasonOf(act) }
    case 'add-case':
      return addedCase(act)
    case 'mark-stable':
      return { title, rest: 'The request is back.' }
    case 'change-case':
      return caseChange(act, text)
    case 'note-refusal':
    case 'override-rule':
      return { title, rest: text('reason') }
    case 'list-provider':
      return { title, rest: `${providerName(text('provider'))}. ${text('why')}` }
    default:
      return { title, rest: text('text') || text('what') || text('why') || text('words') || text('person') }
  }
}

const askedFor: Readonly<Record<Route, string>> = {
  'second-opinion': 'Second opinion asked for.',
  'non-expert': 'Non-expert view asked for.',
  routine: 'Routine expert advice asked for.',
}

/** What was asked for, as the first questions found, and the question. */
function addedCase(act: Act): { readonly title: string; readonly rest: string } {
  const screening = screeningSchema.safeParse(unitValue(act, SCREENING))
  const question = questionSchema.safeParse(unitValue(act, QUESTION))
  const title = askedFor[routeOf(screening.success ? screening.data : null)]
  const parked = screening.success && screening.data.urgent ? ' Parked: treatment continues.' : ''
  return { title: `${title}${parked}`, rest: question.success ? question.data.text : '' }
}

/** What of a case was changed, where its unit says more than that it was. */
function caseChange(act: Act, text: (field: string) => string): { readonly title: string; readonly rest: string } {
  switch (act.facts[0]?.unit) {
    case HOLD:
      return text('state') === 'parked' ? { title: 'Parked: treatment continues.', rest: text('why') } : { title: 'Marked stable.', rest: '' }
    case NON_EXPERT:
      return { title: 'What came of a non-expert view.', rest: text('outcome') }
    case ROUTINE:
      return { title: 'Routine advice closed.', rest: `${text('whom')}: ${text('answer')}` }
    default:
      return { title: `${actWords(act.verb)}.`, rest: text('text') || text('what') || text('why') || text('words') || text('person') }
  }
}

function firstValue(act: Act): Readonly<Record<string, Json>> | null {
  return unitValue(act, act.facts[0]?.unit ?? '')
}

function unitValue(act: Act, unit: string): Readonly<Record<string, Json>> | null {
  const facts = act.facts.filter((fact) => fact.unit === unit)
  return facts.some((fact) => fact.path === '') ? null : Object.fromEntries(facts.map((fact) => [fact.path, fact.value]))
}

function reasonOf(act: Act): string {
  const fact = act.facts.find((entry) => entry.unit.startsWith('settled/') && entry.path === 'reason')
  return typeof fact?.value === 'string' ? `Reason: ${fact.value}` : ''
}

import { toJson, type JsonObject } from '#domain/basics/json.ts'
import type { Brief, Consent } from '#domain/case/case-parts.ts'
import { decisionUnit, openDecision, type Decision } from '#domain/decision/decision.ts'
import type { Act } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { settledValue, stateUnit } from '#domain/journal/state-unit.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { readPatientIdentity } from '#domain/person/read-patient.ts'
import { PROVIDER, providerSchema, type Provider } from '#domain/provider/provider.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { letterSource } from '#domain/rules-across/letter-source.ts'
import { providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { latestDecision, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile, readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { clinicRecordId } from '#electron/keeper/demo/fill-in.ts'
import { aProvider, aShortlisted } from '../domain/a-case.ts'
import { DemoClinic } from '../keeper/demo/demo-clinic.ts'

/** The field’s twelve cases in the made-up clinic, each taken on from where the clinic leaves it until nothing stops its letter. */

const day = '2026-10-08'
const clinic = new DemoClinic(day)
const team = readTeamFile(clinic.record('team/complex-cases'))
const meetings = clinic.ofKind('meeting')
const thisWeek = clinicRecordId('meeting/this-week', day)
const providers = new Map(clinic.ofKind('provider').map((record) => [record.about.id, settledValue(record, PROVIDER, providerSchema)]))

type Units = Readonly<Record<string, unknown>>

interface Vignette {
  readonly reference: string
  /** What is said of the case before the meeting decides, and what it decides; a case agreed last week needs neither. */
  readonly said?: Units
  readonly decided?: { readonly sentence: string; readonly provider: string }
  /** A provider the clinic does not know, or knows too little of. */
  readonly provider?: Provider
  readonly on?: string
}

const listed = (name: string): string => clinicRecordId(`provider/${name}`, day)
const agrees = (person: string, relation: string): Consent => ({ person, relation, answer: 'agreed', on: day })

/** A provider added for one case, with what the shortlist says of them. */
const added = (teams: readonly string[]): Units => ({
  'shortlist/added': aShortlisted({ provider: 'added', independence: { teams: teams.map((each) => ({ team: each, independent: true, why: '' })), checked: 6, declared: [] } }),
})
const heartTeam = aProvider({ name: 'Newborn Heart Team', specialty: 'Paediatric cardiology', number: '9990101', organisation: 'Severnside Children’s Hospital', ods: 'ZZ1', address: ['Harbour Way', 'Westerhaven', 'WH2 9QQ'] })
const questions: Units = Object.fromEntries(standardQuestions.map((prose, index) => [`team-question/q${index}`, { prose, order: `a${index}` }]))
const bleed: Brief = {
  diagnoses: ['Subdural bleed, operated on'], soFar: 'Fell from a low step. The blood was taken away the same day.', now: 'Awake and stable on the ward.',
  treatedBy: ['Intensive care, Riverbank Children’s Hospital', 'Neurosurgery, Riverbank Children’s Hospital'],
}

const vignettes: Readonly<Record<string, Vignette>> = {
  'V1, diagnostic uncertainty': { reference: 'c-0117', decided: { sentence: 'We ask the Paediatric Neurology MDT to see Zoë and say whether her treatment should change.', provider: listed('severnside-neurology') } },
  'V2, three operations': {
    reference: 'c-0121', said: { 'consent/mother': agrees('Lakshmi Krishnamurthy', 'mother') },
    decided: { sentence: 'We ask the Bone Tumour MDT to visit Aarav and say which operation they would advise.', provider: listed('severnside-bone-tumour') },
  },
  'V3, a newborn without a number': {
    reference: 'c-0122', said: { ...added(['Cardiology, Riverbank Children’s Hospital', 'Neonatal unit, Riverbank Children’s Hospital']), 'consent/mother': agrees('Emi Tanaka', 'mother') },
    decided: { sentence: 'We ask the Newborn Heart Team to visit and say which care they would advise.', provider: 'added' }, provider: heartTeam,
  },
  'V4, a professor in Boston': {
    reference: 'c-0120', decided: { sentence: 'We ask Professor Okafor-Reyes what could slow or ease Yusuf’s illness.', provider: listed('boston-okafor-reyes') },
    provider: { ...providers.get(listed('boston-okafor-reyes'))!, number: 'MA 2093100' },
  },
  'V5, two teams disagree': {
    reference: 'c-0119', said: { [`dissent/${thisWeek}/lindgren`]: { meeting: thisWeek, user: 'erik.lindgren', name: 'Dr Erik Lindgren', reason: 'The scan is too old.' } },
    decided: { sentence: 'We ask the Craniopharyngioma MDT to visit Maisie and say which treatment should come first.', provider: listed('severnside-craniopharyngioma') },
  },
  'V6, parents disagree': { reference: 'c-0112' },
  'V7, Niamh asks herself': { reference: 'c-0118', decided: { sentence: 'We ask the kidney team at Great Weald to meet Niamh and say whether a third transplant is right for her now.', provider: listed('great-weald-kidney') } },
  'V8, the next on the shortlist': {
    reference: 'c-0113', said: { 'consent/mother': agrees('Lotte Achterberg', 'mother') },
    decided: { sentence: 'We ask Dr Ferreira, who has never treated Tobias, to see him.', provider: listed('severnside-ferreira') },
  },
  'V9, compassionate treatment': { reference: 'c-0110' },
  'V10, court in five days': { reference: 'c-0115', decided: { sentence: 'We ask the airway team at Great Weald to visit Rhys before the hearing.', provider: listed('great-weald-airway') } },
  'V11, urgent treatment, stable the next day': {
    reference: 'c-0123', on: '2026-10-09', provider: aProvider({ name: 'Neurosurgery MDT', specialty: 'Paediatric neurosurgery', number: '9990114', organisation: 'Severnside Children’s Hospital', ods: 'ZZ1', address: ['Harbour Way', 'Westerhaven', 'WH2 9QQ'] }),
    said: {
      hold: { state: 'stable', by: 'Dr Bilal Sheikh', at: '2026-10-09T08:00:00.000Z', reviewOn: '2026-10-09', why: 'She is awake.' },
      ...added(['Intensive care, Riverbank Children’s Hospital', 'Neurosurgery, Riverbank Children’s Hospital']), ...questions, brief: bleed,
      'indications/before': { chosen: ['I5'], primary: 'I5', disagreements: ['d'], none: '' }, 'consent/mother': agrees('Jodie Stone', 'mother'),
    },
    decided: { sentence: 'We ask the Neurosurgery MDT to look at what was done and what should come next.', provider: 'added' },
  },
  'V12, responsibility confirmed, care stays': {
    reference: 'c-0111',
    said: {
      request: { by: 'parent-or-carer', name: 'Thandeka Mbeki', relationship: 'grandmother', parentalResponsibility: 'confirmed', how: 'Court order seen', on: day, words: '' },
      'consent/grandmother': agrees('Thandeka Mbeki', 'grandmother'),
    },
    decided: { sentence: 'We ask Mr Bruce to write down his opinion on the next operation.', provider: listed('firthside-bruce') },
  },
}

/** What stops each letter, and the letter: as the app drafts it, signed or not. */
export const twelveLetters = Object.entries(vignettes).map(([name, vignette]) => ({ name, ...letterOf(vignette) }))

function letterOf({ reference, said = {}, decided, provider: other, on = day }: Vignette) {
  const decision: Units = decided === undefined ? {} : { [decisionUnit(thisWeek)]: { ...openDecision(thisWeek), outcome: 'agreed', readBack: true, ...decided } satisfies Decision }
  const file = readCaseFile(withActs(clinic.record(`case/${reference}`), [said, decision]))
  const facts = {
    file, identity: readPatientIdentity(clinic.record(`patient/${reference}`)), patientNeedsAPerson: false, elsewhere: nothingElsewhere, today: on, team: team.team,
    provider: other ?? providers.get(providerInHand(file) ?? '') ?? null,
  }
  const held = meetings.find(({ about }) => about.id === latestDecision(file)?.meeting)
  const { user, name } = file.subject!.leadConsultant
  const source = letterSource(facts, { team, meeting: readMeetingFile(held!).meeting, askedBefore: [], gp: null, author: { user, name }, version: 1 })
  const draft = (signed: boolean): PaperDocument => composeLetter({ ...source!, prose: { why: null, ask: null }, signed })
  return { stops: whatStopsLetter(facts), draft }
}

/** A record with what was said of it afterwards, each part by one act that knows all before it. */
function withActs(record: FoldedRecord, parts: readonly Units[]): FoldedRecord {
  const chair = clinic.acts.find((act) => act.by.role === 'chair')!
  return parts.filter((units) => Object.keys(units).length > 0).reduce((folded, units, index) => {
    const facts = Object.entries(units).flatMap(([unit, value]) => stateUnit(unit, toJson(value) as JsonObject))
    const act: Act = { ...chair, id: `0199c3a0-0000-7000-8000-00000000000${index}`, about: record.about, verb: 'record-outcome', after: [...folded.heads], facts }
    return foldRecord(record.about, [...folded.order, act])
  }, record)
}

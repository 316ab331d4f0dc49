import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ageInWords, fullWorkingDaysBetween, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import * as parts from '#domain/case/case-parts.ts'
import { checkIndications, INDICATIONS, indicationsSchema } from '#domain/case/indications.ts'
import { checkOutcome, DECISION, decisionSchema, decisionUnit, openDecision, type Decision } from '#domain/decision/decision.ts'
import { DISSENT, DISSENT_ASKED, dissentAskedSchema, dissentSchema } from '#domain/decision/dissent.ts'
import type { Act } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { LETTER, letterProseSchema } from '#domain/letter/letter-parts.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { usualChaserTimes } from '#domain/pathway/chaser-times.ts'
import * as pathway from '#domain/pathway/pathway-parts.ts'
import { chasersOf } from '#domain/rules-across/chasers-of.ts'
import * as meeting from '#domain/meeting/meeting.ts'
import { QUORUM, quorumOf, quorumRuleSchema } from '#domain/meeting/quorum.ts'
import { MEMBER, memberSchema, TEAM, teamSchema } from '#domain/meeting/team.ts'
import { cleanName, fullName, IDENTITY, identitySchema } from '#domain/person/identity.ts'
import { readNhsNumber } from '#domain/person/nhs-number.ts'
import { readPatientIdentity } from '#domain/person/read-patient.ts'
import { independenceOf } from '#domain/provider/independence.ts'
import { checkOtherOrganisation, missingOfProvider, PROVIDER, providerSchema } from '#domain/provider/provider.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { PROFILE, profileSchema } from '#domain/profile/profile.ts'
import { readMeetingFile, readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { ADDRESS, addressSchema } from '#domain/person/address.ts'
import * as people from '#domain/person/person-parts.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { whatStopsLetter, type Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { checkTask, isLate, TASK, taskSchema } from '#domain/task/task.ts'
import { clinicRecordId } from '#electron/keeper/demo/fill-in.ts'
import { aProfile } from '../../domain/profile/a-profile.ts'
import { DemoClinic } from './demo-clinic.ts'

const days: readonly CalendarDay[] = ['2026-10-08', '2027-03-18']
const clinics = days.map((day) => new DemoClinic(day))
const today = clinics[0]!

/** By the first part of a unit's name. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  [parts.SUBJECT]: parts.subjectSchema,
  [parts.QUESTION]: parts.questionSchema,
  [parts.SETTING]: parts.settingSchema,
  [parts.BRIEF]: parts.briefSchema,
  [parts.REQUEST]: parts.requestSchema,
  [parts.WORDS]: parts.familyWordsSchema,
  [parts.TEAM_QUESTION]: parts.teamQuestionSchema,
  [parts.SIDE]: parts.sideSchema,
  [parts.SHORTLIST]: parts.shortlistSchema,
  [parts.HEARING]: parts.hearingSchema,
  [parts.HOLD]: parts.holdSchema,
  [parts.CONSENT]: parts.consentSchema,
  [INDICATIONS]: indicationsSchema,
  [DECISION]: decisionSchema,
  [DISSENT]: dissentSchema,
  [DISSENT_ASKED]: dissentAskedSchema,
  [LETTER]: letterProseSchema,
  [TASK]: taskSchema,
  [IDENTITY]: identitySchema,
  [PROVIDER]: providerSchema,
  [meeting.MEETING]: meeting.meetingSchema,
  [meeting.AGENDA]: meeting.agendaSchema,
  [meeting.OPENED]: meeting.openedSchema,
  [meeting.ATTENDANCE]: meeting.attendanceSchema,
  [meeting.INTEREST]: meeting.interestSchema,
  [QUORUM]: quorumRuleSchema,
  [MEMBER]: memberSchema,
  [TEAM]: teamSchema,
  [PROFILE]: profileSchema,
  [people.PERSON]: people.personSchema,
  [people.COMPETENCE]: people.competenceSchema,
  [people.REPORT_ACCESS]: people.reportAccessSchema,
  [ADDRESS]: addressSchema,
  [pathway.APPROACH]: pathway.approachSchema,
  [pathway.CHASE]: pathway.chaseSchema,
  [pathway.PACK]: pathway.packItemSchema,
  [pathway.SEEN]: pathway.seenSchema,
  [pathway.VERBAL]: pathway.verbalSchema,
}

/** Vignette, reference, name, age on the meeting day, NHS number. */
const vignettes = [
  ['V1', 'c-0117', 'Zoë O’Brien-Núñez', '7 years', '9995260182'],
  ['V2', 'c-0121', 'Aarav Krishnamurthy', '12 years', '9991590838'],
  ['V3', 'c-0122', 'Baby Tanaka-Williams', '4 days', null],
  ['V4', 'c-0120', 'Yusuf Al-Abdallah', '5 years', '9991860916'],
  ['V5', 'c-0119', 'Maisie Fairweather-Ng', '9 years', '9993909963'],
  ['V6', 'c-0112', 'Łukasz Wiśniewski', '3 years', '9990308241'],
  ['V7', 'c-0118', 'Niamh Ní Dhomhnaill', '15 years', '9996281949'],
  ['V8', 'c-0113', 'Tobias Achterberg', '6 years', '9998219930'],
  ['V9', 'c-0110', 'Ifẹolúwa Adébáyọ̀', '2 years', '9995181908'],
  ['V10', 'c-0115', 'Rhys Pryce-Jones', '8 years', '9992319488'],
  ['V11', 'c-0123', 'Amelia Stone', '14 months', '9997574915'],
  ['V12', 'c-0111', 'Kai Lindqvist-Mbeki', '11 years', null],
] as const

function caseFile(clinic: DemoClinic, reference: string): CaseFile {
  return readCaseFile(clinic.record(`case/${reference}`))
}

/** What stops the letter of a case; with a decision, once the chair has recorded it at today's meeting. */
function stops(reference: string, decided?: Partial<Decision>): readonly Blocker[] {
  const record = decided === undefined ? today.record(`case/${reference}`) : recordWith(reference, decided)
  const file = readCaseFile(record)
  const chosen = file.decisions.findLast((decision) => decision.provider !== null)?.provider
  const providers = today.ofKind('provider').filter((provider) => provider.about.id === chosen)
  return whatStopsLetter({
    file,
    identity: readPatientIdentity(today.record(`patient/${reference}`)),
    patientNeedsAPerson: false,
    elsewhere: nothingElsewhere,
    today: '2026-10-08',
    team: readTeamFile(today.record('team/complex-cases')).team,
    provider: providers.map((provider) => readUnitOf(provider))[0] ?? null,
  })
}

function readUnitOf(record: FoldedRecord) {
  const state = record.units.get(PROVIDER)
  return providerSchema.parse(state?.kind === 'settled' ? state.value : null)
}

function recordWith(reference: string, decided: Partial<Decision>): FoldedRecord {
  const record = today.record(`case/${reference}`)
  const id = clinicRecordId('meeting/this-week', today.day)
  const decision: Decision = { ...openDecision(id), outcome: 'agreed', sentence: 'We ask for a second opinion.', readBack: true, ...decided }
  const chair = today.acts.find((act) => act.by.role === 'chair')!
  const act: Act = { ...chair, id: '0199c3a0-0000-7000-8000-000000000001', about: record.about, verb: 'record-outcome', after: [...record.heads], facts: [...stateUnit(decisionUnit(id), decision)] }
  return foldRecord(record.about, [...record.order, act])
}

describe.each(clinics)('the made-up clinic on $day', (clinic) => {
  it('has twelve cases, each with its child or young person', () => {
    expect(clinic.ofKind('case')).toHaveLength(12)
    expect(clinic.ofKind('patient')).toHaveLength(12)
    for (const [, reference] of vignettes) {
      const { subject } = caseFile(clinic, reference)
      expect(subject?.patient).toBe(clinic.record(`patient/${reference}`).about.id)
      expect(subject?.reference).toBe(reference.toUpperCase())
    }
  })

  it.each(vignettes)('%s, %s: %s is %s', (_, reference, name, age, number) => {
    const identity = readPatientIdentity(clinic.record(`patient/${reference}`))!
    expect(fullName(identity)).toBe(name)
    expect(cleanName(name)).toBe(name)
    expect(ageInWords(identity.born, clinic.day)).toBe(age)
    expect(identity.nhs.kind === 'number' ? identity.nhs.number : null).toBe(number)
    expect(number === null || readNhsNumber(number).ok).toBe(true)
  })

  it('has nothing that needs a person, and no unit that cannot be read', () => {
    for (const record of clinic.records.values()) {
      expect(cardsOf(record)).toEqual([])
      expect(record.heads).toHaveLength(1)
      expect(summarise(record)).toMatchObject({ needsPerson: 0, readOnly: false })
      for (const [unit, state] of record.units) {
        const schema = schemas[unit.split('/')[0]!]
        expect(schema, unit).toBeDefined()
        expect(state.kind, unit).toBe('settled')
        const value = state.kind === 'settled' ? state.value : null
        // A field the schema does not know would be lost here; one that came later has what stands for it.
        expect(schema!.parse(value), unit).toMatchObject(value as object)
      }
    }
  })

  it('meets on the day at 1pm with six cases, hardest first', () => {
    const file = readMeetingFile(clinic.record('meeting/this-week'))
    expect(file.meeting).toEqual({ name: 'Complex cases MDT', on: clinic.day, at: '13:00', room: 'Seminar room B2', minutes: 60 })
    const order = ['c-0115', 'c-0119', 'c-0118', 'c-0120', 'c-0121', 'c-0117']
    expect(file.agenda.map((item) => item.case)).toEqual(order.map((reference) => clinic.record(`case/${reference}`).about.id))
    expect(file.opened).toBeNull()
  })

  it('[M1] was quorate last week', () => {
    const { quorumRule } = readTeamFile(clinic.record('team/complex-cases'))
    expect(quorumOf(quorumRule, readMeetingFile(clinic.record('meeting/last-week')).attendance)).toMatchObject({ quorate: true, missing: [] })
  })
})

describe('the records of the made-up clinic', () => {
  const files = vignettes.map(([, reference]) => caseFile(today, reference))

  it('point only at records and people there are', () => {
    const users = new Set(readTeamFile(today.record('team/complex-cases')).members.map((member) => member.user))
    const providers = new Set(today.ofKind('provider').map((record) => record.about.id))
    for (const file of files) {
      expect(users).toContain(file.subject?.leadConsultant.user)
      for (const task of file.tasks) expect(users).toContain(task.owner.user)
      for (const entry of file.shortlist) expect(providers).toContain(entry.provider)
    }
  })

  it('[C3] [C4] [D1] [D3] [T1] keep the rules of what was recorded', () => {
    for (const file of files) {
      expect(checkIndications(file.indications).ok).toBe(true)
      for (const decision of file.decisions) expect(checkOutcome(decision).ok).toBe(true)
      for (const task of file.tasks) expect(checkTask(task).ok).toBe(true)
      for (const words of file.words) expect(words.text === '').toBe(words.kind === 'offered-nothing-to-add')
    }
  })

  it('offer the four standard questions in every case that may go to a provider', () => {
    for (const file of files.filter((each) => each.hold === null)) {
      const proses = file.questions.map((question) => question.prose)
      expect(proses.length).toBeGreaterThanOrEqual(4)
      expect(proses.slice(1, 4)).toEqual(standardQuestions.slice(1))
    }
  })

  it('[R9] the team works by the profile of the made-up trust, as its file has it', () => {
    expect(readTeamFile(today.record('team/complex-cases')).profile).toEqual(aProfile())
  })

  it('[V1] name providers at other organisations, at home and abroad', () => {
    const { team } = readTeamFile(today.record('team/complex-cases'))
    const providers = today.ofKind('provider').map(readUnitOf)
    for (const provider of providers) expect(checkOtherOrganisation(provider, team!).ok).toBe(true)
    expect(new Set(providers.map((provider) => provider.country))).toEqual(new Set(['GB', 'NO', 'US', 'NL']))
    expect(providers.filter((provider) => missingOfProvider(provider).length > 0).map((provider) => provider.country)).toEqual(['US'])
  })

  it('[L1-L6] V1 and V5: nothing stops the letter but what the meeting has still to decide', () => {
    for (const [reference, provider] of [['c-0117', 'severnside-neurology'], ['c-0119', 'severnside-craniopharyngioma']] as const) {
      expect(stops(reference).map((stop) => stop.kind)).toEqual(['nothing-agreed', 'no-provider'])
      expect(stops(reference, { provider: clinicRecordId(`provider/${provider}`, today.day) })).toEqual([])
    }
  })

  it('[L6] V2: once agreed, only consent stops the letter, and nobody is named yet', () => {
    const provider = clinicRecordId('provider/severnside-bone-tumour', today.day)
    expect(stops('c-0121', { provider })).toEqual([{ kind: 'no-consent', rule: 'L6', detail: '' }])
  })

  it('[V2] V4: Boston’s licence number is missing', () => {
    const provider = clinicRecordId('provider/boston-okafor-reyes', today.day)
    expect(stops('c-0120', { provider })).toEqual([{ kind: 'provider-incomplete', rule: 'V2', detail: 'registration number' }])
  })

  it('[D4] V5 and V8: one on the shortlist has treated the child', () => {
    for (const [reference, name] of [['c-0119', 'northmoor-radek'], ['c-0113', 'northmoor-fairclough']] as const) {
      const provider = clinicRecordId(`provider/${name}`, today.day)
      const listed = caseFile(today, reference).shortlist
      expect(independenceOf(listed.find((entry) => entry.provider === provider)!.independence)).toBe('not-independent')
      expect(listed.some((entry) => independenceOf(entry.independence) === 'independent')).toBe(true)
      expect(stops(reference, { provider }).map((stop) => stop.kind)).toEqual(expect.arrayContaining(['provider-not-independent']))
    }
  })

  it('V6: agreed last week, its letter waits to be signed, and no address of a parent is anywhere but in its own unit, the mother’s protected', () => {
    expect(stops('c-0112')).toEqual([])
    expect(caseFile(today, 'c-0112').signedLetters).toEqual([])
    const words = JSON.stringify(today.record('case/c-0112').order.map((act) => act.facts.filter(({ unit }) => !unit.startsWith('address/'))))
    expect(words).not.toMatch(/Made-up Court|Nowhere|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(Road|Street|Lane|Avenue|Close)\b/)
    expect(caseFile(today, 'c-0112').protectedAddresses).toEqual(['mother'])
  })

  it('V9: agreed last week, with the interest declared and the letter due before bioethics', () => {
    const file = caseFile(today, 'c-0110')
    expect(stops('c-0110')).toEqual([])
    expect(file.shortlist[0]!.independence!.declared).toEqual(['Investigator on the trial of this treatment'])
    expect(file.decisions[0]!.sentence).toContain('by 21 October')
  })

  it('V3: the number is not known yet, traced later, and there is a twin', () => {
    expect(readPatientIdentity(today.record('patient/c-0122'))).toMatchObject({
      nhs: { kind: 'unavailable', reason: 'nhs-number-not-known', verification: '08' },
      twin: 'Twin 2',
    })
  })

  it('V12: another nation’s number is kept beside the reason, and is nobody’s: its check digit is wrong', () => {
    const nhs = readPatientIdentity(today.record('patient/c-0111'))!.nhs
    expect(nhs).toMatchObject({ kind: 'unavailable', reason: 'devolved-nation' })
    expect(readNhsNumber(nhs.kind === 'unavailable' ? nhs.other! : '')).toMatchObject({ ok: false, refusal: { kind: 'nhs-number-check-digit' } })
    expect(caseFile(today, 'c-0111').request?.parentalResponsibility).toBe('not-confirmed')
  })

  it('V8 and V12: more information was asked for, and the requests stand', () => {
    for (const reference of ['c-0113', 'c-0111']) {
      const file = caseFile(today, reference)
      expect(file.decisions.map((decision) => decision.outcome)).toEqual(['more-information'])
      expect(file.ended).toBeNull()
    }
  })

  it('V10: the hearing is in 5 days with 2 full working days before it', () => {
    const { hearing } = caseFile(today, 'c-0115')
    expect(hearing).toMatchObject({ on: '2026-10-13', restriction: true })
    expect(weekdayOf(hearing!.on)).toBe('Tuesday')
    expect(fullWorkingDaysBetween(today.day, hearing!.on, new Set())).toEqual(['2026-10-09', '2026-10-12'])
  })

  it('V11: parked for urgent treatment and reviewed tomorrow', () => {
    const file = caseFile(today, 'c-0123')
    expect(file.hold).toMatchObject({ state: 'parked', by: 'Dr Bilal Sheikh', at: '2026-10-08T10:26:00.000Z', reviewOn: '2026-10-09' })
    expect(stops('c-0123')[0]!.kind).toBe('parked-for-urgent-treatment')
  })

  it('V7: the young person asked herself, and her words come before her parents’', () => {
    const file = caseFile(today, 'c-0118')
    expect(file.request?.by).toBe('young-person')
    expect(file.words.map((words) => words.youngPerson)).toEqual([true, true, false, false])
  })

  it('has some tasks late and some due today, for the chair and the secretary', () => {
    const open = files.flatMap((file) => file.tasks).filter((task) => task.done === null)
    for (const user of ['abena.osei', 'priya.raman']) expect(open.some((task) => task.owner.user === user && task.due === today.day)).toBe(true)
    expect(open.filter((task) => task.owner.user === 'abena.osei' && isLate(task, today.day))).toHaveLength(1)
    const calendar = { times: usualChaserTimes, bankHolidays: englishBankHolidays, dayOf: londonDay }
    const late = files.flatMap((file) => chasersOf(file, calendar)).filter(({ due }) => due < today.day)
    expect(late.map(({ kind, ownerRole }) => [kind, ownerRole])).toEqual([['not-asked', 'secretary'], ['approach-unanswered', 'secretary'], ['report', 'secretary']])
  })
})

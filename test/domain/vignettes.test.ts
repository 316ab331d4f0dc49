import { describe, expect, test } from 'vitest'
import { ageInWords, daysBetween, fullWorkingDaysBetween, shortDay } from '#domain/basics/calendar.ts'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { consentSchema, requestSchema } from '#domain/case/case-parts.ts'
import { checkIndications, noIndications, toggleDisagreement } from '#domain/case/indications.ts'
import { checkOutcome } from '#domain/decision/decision.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import { checkScripts } from '#domain/letter/check-scripts.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { fullName, readIdentity, showNhs, type TypedIdentity } from '#domain/person/identity.ts'
import { readNhsNumber } from '#domain/person/nhs-number.ts'
import { searchKey } from '#domain/person/search-key.ts'
import { missingOfProvider } from '#domain/provider/provider.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { chooseProvider } from '#domain/rules-across/choose-provider.ts'
import { latestDecision, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { settleVersions } from '#domain/rules-across/settle-versions.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { exchange } from '../builders/an-act.ts'
import {
  aCaseFile, aConsent, aDecision, aLetterSource, aProvider, aShortlisted, aTeam, aWrittenCase, independent, letterFacts, meetingDay, say,
  someIndications, someWords, treatedHere, zoe,
} from './a-case.ts'

/** The twelve vignettes of the field, as far as the domain alone can tell them; the rest is in the journeys. */

const textOf = (paper: PaperDocument) => textsOf(paper).map((entry) => entry.text).join('\n')
const stopsOf = (change: Readonly<Record<string, unknown>>) => whatStopsLetter(letterFacts(aCaseFile(change))).map((stop) => stop.kind)

function identityOf(change: Partial<TypedIdentity>) {
  const typed = { given: '', family: '', inOwnScript: '', born: '2019-03-02', nhsNumber: '', unavailable: null, hospitalNumber: 'H1', verification: '', otherNumber: '', twin: '', ...change }
  const answer = readIdentity(typed, meetingDay)
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

describe('V1, diagnostic uncertainty, outpatient', () => {
  test('[L14, row 18] the letter asks for a clinic visit and a letter, and gives both diagnoses', () => {
    const text = textOf(composeLetter(aLetterSource()))
    expect(text).toContain('see Zoë in your outpatient clinic and send our team a letter')
    expect(text).toContain('Autoimmune encephalitis')
    expect(text).toContain('Mitochondrial disease')
  })

  test('[P9, vignette V1] "obrien nunez" finds Zoë O’Brien-Núñez, by either apostrophe, and the letter prints her name whole', () => {
    for (const apostrophe of ["'", '’']) expect(searchKey(`Zoë O${apostrophe}Brien-Núñez`)).toContain('obrien nunez')
    expect(composeLetter(aLetterSource()).identity).toContain('Zoë O’Brien-Núñez')
  })
})

describe('V2, several options, inpatient', () => {
  const aarav = identityOf({ given: 'Aarav', family: 'Krishnamurthy', born: '2014-05-20', nhsNumber: '999 159 0838' })
  const mother = someWords({ text: 'Which leaves him  running?', speaker: 'Lakshmi Krishnamurthy' })
  const himself = someWords({ text: 'will i play cricket', speaker: 'Aarav', relation: '', youngPerson: true, order: 'b' })

  test('[L14, row 17] the letter asks for a visit: the whole team, the family, Aarav, ideally an examination', () => {
    const text = textOf(composeLetter(aLetterSource({ identity: aarav, setting: { place: 'inpatient', where: 'Ward 3' } })))
    expect(text).toMatch(/please visit\. You would meet our whole team, the family and, where that is right, Aarav, whom ideally you would examine/)
  })

  test('[L12, row 16] the family’s and Aarav’s questions are printed letter for letter, each as theirs', () => {
    const blocks = composeLetter(aLetterSource({ identity: aarav, words: [mother, himself] })).blocks
    const asked = blocks.flatMap((block) => (block.kind === 'questions' ? [{ start: block.start, items: block.items }] : []))
    expect(asked.slice(1)).toEqual([
      { start: 2, items: [{ runs: [{ text: '“will i play cricket”' }], attribution: 'Aarav, 5 October 2026' }] },
      { start: 3, items: [{ runs: [{ text: '“Which leaves him  running?”' }], attribution: 'Lakshmi Krishnamurthy, mother, 5 October 2026' }] },
    ])
  })

  test('[L13, row 36] the burden of care stays in the fourth question', () => {
    const questions = standardQuestions.map((prose, index) => ({ prose, order: `a${index}` }))
    expect(textOf(composeLetter(aLetterSource({ questions })))).toContain('the burden of care')
  })
})

describe('V3, a newborn without a number', () => {
  const baby = identityOf({ family: 'Tanaka-Williams', born: '2026-10-04', unavailable: 'nhs-number-not-known', hospitalNumber: 'H300' })

  test('[P5, vignette V3] the reason stands where the number would, with the hospital number', () => {
    expect(baby.nhs).toEqual({ kind: 'unavailable', reason: 'nhs-number-not-known' })
    expect(composeLetter(aLetterSource({ identity: baby })).identity).toContain('NHS number: not yet given. Hospital\u00a0number\u00a0H300')
  })

  test('[P8, vignette V3] the age is in days', () => {
    expect(ageInWords(baby.born, meetingDay)).toBe('4 days')
  })

  test('[C6, vignette V3] the mother asks while the father’s responsibility is not established', () => {
    const request = { by: 'parent-or-carer', name: 'Hana Tanaka', relationship: 'mother', parentalResponsibility: 'confirmed', how: '', on: meetingDay, words: '' }
    expect(requestSchema.safeParse(request).success).toBe(true)
    expect(requestSchema.safeParse({ ...request, relationship: 'father', parentalResponsibility: 'not-confirmed' }).success).toBe(true)
  })
})

describe('V4, a professor in Boston, parents who read Arabic', () => {
  const boston = aProvider({ type: 'individual', name: 'Professor Ruth Adler', country: 'US', ods: '', body: 'Board of Registration in Medicine', number: 'MA-20931' })

  test('[V3, vignette V4] body and number are needed, a GMC number is not', () => {
    expect(missingOfProvider(boston)).toEqual([])
    expect(missingOfProvider({ ...boston, body: '', number: '' })).toEqual(['professional body', 'registration number'])
  })

  test('[L9, rows 12 and 13] the two clauses are there whatever the consultant deletes', () => {
    const clauses = composeLetter(aLetterSource({ provider: boston, prose: { why: [], ask: [] } })).blocks.filter((block) => block.kind === 'paragraph' && block.clause !== undefined)
    expect(clauses).toHaveLength(5)
  })

  test('[L7, vignette V4] an Arabic line can be set, and the name is kept', () => {
    const yusuf = identityOf({ given: 'Yusuf', family: 'Al-Abdallah', inOwnScript: 'يوسف العبدالله', nhsNumber: '999 186 0916' })
    expect(yusuf.inOwnScript).toBe('يوسف العبدالله')
    const words = [someWords({ text: 'هل سيمشي؟' })]
    const letter = composeLetter(aLetterSource({ identity: yusuf, words }))
    expect(checkScripts(letter)).toEqual({ ok: true, value: true })
    expect(textsOf(letter).map(({ text }) => text).join('\n')).toContain('. The family writes the name يوسف العبدالله. Outpatient')
  })

  test('[L7, vignette V4] a name in letters we cannot print stops no letter: it stands there as we file it', () => {
    const letter = composeLetter(aLetterSource({ identity: { ...identityOf({ given: 'Aiko', family: 'Tanaka', nhsNumber: '999 186 0916' }), inOwnScript: '田中愛子' } }))
    expect(checkScripts(letter)).toEqual({ ok: true, value: true })
    expect(textsOf(letter).map(({ text }) => text).join('\n')).not.toContain('The family writes')
  })
})

describe('V5, two teams disagree, one member dissents, two laptops', () => {
  const sides = {
    'side/before/1': { who: 'Neurosurgery', text: 'Operate now.', order: 'a' },
    'side/before/2': { who: 'Oncology', text: 'Chemotherapy first.', order: 'b' },
    'dissent/m1/patel': { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: 'The scan is too old.' },
    'indications/before': someIndications({ chosen: ['I5'], primary: 'I5', disagreements: ['a'] }),
  }

  test('[D6, vignette V5] both positions are in the letter, of the dissent only that views differed', () => {
    const file = aCaseFile(sides)
    const text = textOf(composeLetter(aLetterSource({ sides: file.sides, dissent: file.dissents.length > 0, indications: file.indications })))
    expect(text).toContain('Neurosurgery: Operate now.')
    expect(text).toContain('Oncology: Chemotherapy first.')
    expect(text).toContain('Views in the meeting differed.')
    expect(text).not.toMatch(/Patel|scan is too old/)
    expect(file.dissents).toMatchObject([{ name: 'Dr Patel', reason: 'The scan is too old.' }])
  })

  test('[J3, vignette V5] the outcome edited on two laptops is kept twice, shown, and stops the letter until it is settled', () => {
    const { scribe, chair } = aWrittenCase(sides)
    const secretary = scribe.laptop('Secretary', 'secretary')
    exchange(chair, secretary)
    const hers = say(chair, 'decision/m1', aDecision({ sentence: 'Ask about surgery.' }))
    const his = say(secretary, 'decision/m1', aDecision({ sentence: 'Ask about both.' }))
    exchange(chair, secretary)
    expect(cardsOf(chair.folded())).toMatchObject([{ kind: 'two-versions', unit: 'decision/m1', versions: [{ act: hers }, { act: his }] }])
    expect(whatStopsLetter(letterFacts(readCaseFile(chair.folded()))).map((stop) => stop.kind)).toContain('two-versions')
    const facts = settleVersions(chair.folded(), 'decision/m1', { kind: 'keep', act: his.id }, 'as read back')
    if (!facts.ok) throw new Error(facts.refusal.kind)
    chair.write(facts.value, 'settle-versions')
    expect(latestDecision(readCaseFile(scribe.fold()))?.sentence).toBe('Ask about both.')
    expect(whatStopsLetter(letterFacts(readCaseFile(scribe.fold())))).toEqual([])
  })
})

describe('V6, parents disagree', () => {
  test('[C7, vignette V6] each parent answers for themselves, and no letter speaks for "the family"', () => {
    const file = aCaseFile({ 'consent/father': aConsent({ person: 'Marek Wiśniewski', relation: 'father', answer: 'not-asked', on: null }) })
    expect(file.consents.map((consent) => [consent.person, consent.answer])).toEqual([['Marisol Núñez', 'agreed'], ['Marek Wiśniewski', 'not-asked']])
    expect(consentSchema.safeParse(aConsent({ person: '' })).success).toBe(false)
    expect(textOf(composeLetter(aLetterSource()))).not.toMatch(/the family (wishes|agrees)/i)
  })

  test('[P9, vignette V6] Łukasz is found and sorted under L', () => {
    expect(searchKey('Łukasz Wiśniewski')).toBe('lukasz wisniewski')
  })
})

describe('V7, Niamh asks herself', () => {
  test('[C6, vignette V7] a young person’s own request is one, and her words are hers', () => {
    const file = aCaseFile({
      request: { by: 'young-person', name: 'Niamh Ní Dhomhnaill', relationship: '', parentalResponsibility: 'not-needed', how: 'in clinic', on: meetingDay, words: '' },
      'words/1': someWords({ speaker: 'Niamh Ní Dhomhnaill', relation: '', youngPerson: true, text: 'What if I say no?' }),
    })
    expect(file.request?.by).toBe('young-person')
    expect(file.words).toMatchObject([{ youngPerson: true, text: 'What if I say no?' }])
  })

  test('[C4, row 26] parents and an older child: the third kind', () => {
    expect(checkIndications(toggleDisagreement(noIndications, 'c')).ok).toBe(true)
  })
})

describe('V8, a consultant who treated him before', () => {
  const choice = { provider: aProvider(), entry: aShortlisted({ independence: treatedHere }), home: aTeam(), by: 'Dr Osei', declined: false }

  test('[D4, row 15] stops; goes on for the chair with a reason; or the next on the shortlist is taken', () => {
    const open = aDecision({ provider: null })
    expect(chooseProvider(open, { ...choice, role: 'chair', reason: '' })).toMatchObject({ ok: false, refusal: { rule: 'D4' } })
    expect(chooseProvider(open, { ...choice, role: 'chair', reason: 'The only centre.' })).toMatchObject({ ok: true, value: { override: { reason: 'The only centre.' } } })
    expect(chooseProvider(open, { ...choice, entry: aShortlisted({ provider: 'p2' }), role: 'consultant', reason: '' })).toMatchObject({ ok: true, value: { provider: 'p2', override: null } })
  })

  test('[D2, row 2] the request itself cannot be plainly refused', () => {
    expect(checkOutcome(aDecision({ outcome: 'not-supported', more: null }))).toMatchObject({ ok: false, refusal: { rule: 'D2' } })
  })
})

describe('V9, compassionate treatment', () => {
  test('[V5, vignette V9] an investigator’s declared interest is seen and is no bar', () => {
    const file = aCaseFile({ 'shortlist/p1': aShortlisted({ independence: independent({ declared: ['Investigator on the trial'] }) }) })
    expect(file.shortlist[0]?.independence?.declared).toEqual(['Investigator on the trial'])
    expect(whatStopsLetter(letterFacts(file))).toEqual([])
  })

  test('[L7, vignette V9] dotted and toned letters can be set', () => {
    const identity = identityOf({ given: 'Ifẹolúwa', family: 'Adébáyọ̀', born: '2024-02-01', nhsNumber: '999 518 1908' })
    expect(checkScripts(composeLetter(aLetterSource({ identity, indications: someIndications({ chosen: ['I3', 'I6'], primary: 'I6' }) }))).ok).toBe(true)
    expect(fullName(identity)).toBe('Ifẹolúwa Adébáyọ̀'.normalize('NFC'))
  })
})

describe('V10, court in five days', () => {
  const hearing = { on: '2026-10-13', legalContact: 'Legal team', restriction: true }

  test('[T4, row 28] five days, two full working days before the hearing: Friday 9 and Monday 12 October', () => {
    expect(daysBetween(meetingDay, hearing.on)).toBe(5)
    expect(fullWorkingDaysBetween(meetingDay, hearing.on, englishBankHolidays).map(shortDay)).toEqual(['Fri 9 October', 'Mon 12 October'])
  })

  test('[X2, vignette V10] a hearing moved offline wins visibly: the earlier date counts and both are shown', () => {
    const { scribe, chair } = aWrittenCase({ hearing })
    const secretary = scribe.laptop('Secretary', 'secretary')
    exchange(chair, secretary)
    say(chair, 'hearing', { ...hearing, on: '2026-10-20' })
    say(secretary, 'hearing', { ...hearing, on: '2026-10-12' })
    expect(summarise(scribe.fold())).toMatchObject({ hearing: { on: '2026-10-12', restriction: true }, needsPerson: 1 })
    expect(cardsOf(scribe.fold())).toMatchObject([{ kind: 'two-versions', unit: 'hearing' }])
  })

  test('[L11, domain 5] the letter is headed a clinical second opinion, and its title has no name', () => {
    const letter = composeLetter(aLetterSource())
    expect(letter.blocks[0]).toEqual({ kind: 'heading', level: 1, text: 'Request for a clinical second opinion' })
    expect(letter.title).not.toContain(zoe.family)
  })
})

describe('V11, urgent treatment', () => {
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', reviewOn: '2026-10-09', why: 'Theatre now' }

  test('[L2, row 21] the letter waits, who parked it and when is in the record; once stable it goes on with its history', () => {
    expect(stopsOf({ hold })).toEqual(['parked-for-urgent-treatment'])
    const { scribe, chair } = aWrittenCase({ hold })
    expect(summarise(scribe.fold())).toMatchObject({ hold: { by: 'Dr Osei', at: hold.at, reviewOn: '2026-10-09' } })
    say(chair, 'hold', { ...hold, state: 'stable' })
    expect(whatStopsLetter(letterFacts(readCaseFile(scribe.fold())))).toEqual([])
    expect(scribe.fold().order.filter((act) => act.facts.some((fact) => fact.unit === 'hold'))).toHaveLength(2)
  })

  test('[P8, vignette V11] the age is in months', () => {
    expect(ageInWords('2025-08-01', meetingDay)).toBe('14 months')
  })
})

describe('V12, a CHI number, a grandmother', () => {
  test('[P3, vignette V12] the CHI number is named as one, and the reason recorded in its place', () => {
    expect(readNhsNumber('150 515 0019')).toMatchObject({ ok: false, refusal: { kind: 'looks-like-chi-number', rule: 'P3' } })
    expect(showNhs(identityOf({ family: 'Lindqvist-Mbeki', unavailable: 'devolved-nation' }).nhs)).toBe('none: another UK nation')
  })

  test('[C6, vignette V12] her request is kept while her responsibility is clarified', () => {
    const file = aCaseFile({
      request: { by: 'parent-or-carer', name: 'Ingrid Lindqvist', relationship: 'grandmother', parentalResponsibility: 'not-confirmed', how: '', on: meetingDay, words: '' },
    })
    expect(file.request).toMatchObject({ relationship: 'grandmother', parentalResponsibility: 'not-confirmed' })
  })

  test('[L16, row 33] the letter says that care remains here', () => {
    expect(textOf(composeLetter(aLetterSource()))).toContain('Care remains with')
  })
})

test('[L1, domain 1] a child who dies after the letter was signed stops the next one at once', () => {
  expect(stopsOf({ ended: { how: 'died', by: 'Dr Osei', on: meetingDay } })).toEqual(['ended'])
})

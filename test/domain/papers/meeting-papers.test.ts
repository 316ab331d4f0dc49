import { expect, test } from 'vitest'
import { textsOf, paperDocumentSchema, type PaperDocument } from '#domain/letter/paper-document.ts'
import { agendaPaper, type AgendaSource, type PaperCase } from '#domain/papers/agenda-paper.ts'
import { minutesPaper, toDoPaper, type MinutesSource } from '#domain/papers/minutes-paper.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aMeeting, aTask, aTeam, aWrittenCase, meetingDay, say, zoe } from '../a-case.ts'

const words = (paper: PaperDocument) => textsOf(paper).map(({ text }) => text).join('\n')
const aCase = (change: Readonly<Record<string, unknown>> = {}): PaperCase => {
  const file = aCaseFile(change)
  return { file, restricted: isRestricted(file, nothingElsewhere), identity: zoe, patient: aPatient(), beside: [] }
}

function aPatient() {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const chair = scribe.laptop('Chair', 'chair')
  say(chair, 'identity', { ...zoe, given: 'Sophie' })
  say(chair, 'identity', zoe)
  return scribe.fold()
}
const restricted = { hearing: { on: '2026-10-13', legalContact: 'Mrs Pettifer', restriction: true } }

function anAgenda(change: Partial<AgendaSource> = {}): PaperDocument {
  return agendaPaper({ team: aTeam(), meeting: aMeeting(), quorum: { needs: [{ discipline: 'Nursing', words: 'a nurse', least: 1 }] }, cases: [aCase()], print: 'usual', ...change })
}

function someMinutes(cases: readonly PaperCase[], change: Partial<MinutesSource> = {}, interest = 'Trained with Professor Lane'): PaperDocument {
  const scribe = new Scribe({ kind: 'meeting', id: 'm1' })
  const chair = scribe.laptop('Chair', 'chair')
  say(chair, 'meeting', aMeeting())
  say(chair, 'attendance/osei', { user: 'osei', name: 'Dr Osei', discipline: 'Lead consultant', present: 'here' })
  say(chair, 'attendance/lee', { user: 'lee', name: 'Sam Lee', discipline: '', present: 'apologies' })
  say(chair, 'interest/osei', { user: 'osei', name: 'Dr Osei', words: interest })
  return minutesPaper({ team: aTeam(), meeting: { ...readMeetingFile(scribe.fold()), meeting: aMeeting() }, cases, quorate: true, providerName: () => 'Neurology MDT', ...change })
}

test('[M35, domain 4.3] the agenda says when, where, who and the question, and is a paper the press can set', () => {
  const paper = anAgenda()
  expect(paperDocumentSchema.safeParse(paper).success).toBe(true)
  for (const part of ['Thursday 8 October 2026', '1pm', 'Seminar room', 'Quorum: a nurse', '1. Zoë O’Brien-Núñez, 7 years', 'What is causing the encephalopathy?', 'Outpatient.', 'Dr Amara Osei']) expect(words(paper)).toContain(part)
  expect(paper.title).not.toContain('Zoë')
  expect(words(anAgenda({ cases: [] }))).toContain('No case is on this agenda.')
  expect(anAgenda({ print: 'large' }).print).toBe('large')
})

test('[M35, row 24] the agenda gives no reasons: no indication, no sides, no diagnosis stands on a sheet left lying', () => {
  const hard = aCase({ 'indications/before': { chosen: ['I3', 'I5'], primary: 'I3', disagreements: ['d'], none: '' }, 'side/before/a': { who: 'Mother', text: 'Never give up', order: 'a' } })
  expect(words(anAgenda({ cases: [hard] }))).not.toMatch(/curative|poor outcome|disagree|Never give up|Mitochondrial|Steroids/)
})

test('[M35, row 28] under a reporting restriction no name, birthday or number is on a paper of the meeting', () => {
  const named = {
    ...restricted,
    question: { text: 'Would it bring Zoë (Sophie) more benefit? Mrs Núñez asks', inShort: '' },
    'decision/m1': aDecision({ sentence: 'Zoe’s care stays here.' }),
    'side/m1/a': { who: 'Marisol Núñez', text: 'Obrien-Nunez is our name', order: 'a' },
    'task/t1': aTask({ what: 'Ring Zoë’s mother', owner: { user: '', name: 'Marisol Núñez' } }),
    setting: { place: 'inpatient', where: 'Heron, beside Mrs Núñez’s room' },
  }
  for (const paper of [anAgenda({ cases: [aCase(named)] }), someMinutes([aCase(named)])]) {
    expect(words(paper)).toContain('Name withheld: reporting restriction. C-0121')
    expect(words(paper)).not.toMatch(/Zo[ëe]|Sophie|O[’]?Brien|N[úu][ñn]ez|999|H100121|7 years|Pettifer/i)
  }
  const unknown = { ...aCase(named), patient: null }
  expect(words(anAgenda({ cases: [unknown] }))).not.toMatch(/Zo[ëe]|Sophie|N[úu][ñn]ez/i)
})

test('[M35, P17, row 28] a restriction in another case of the child withholds the name here too', () => {
  const elsewhere = { ...aCase({ question: { text: 'What does Zoë want?', inShort: '' } }), restricted: true }
  for (const paper of [anAgenda({ cases: [elsewhere] }), someMinutes([elsewhere])]) {
    expect(words(paper)).toContain('Name withheld: reporting restriction. C-0121')
    expect(words(paper)).not.toMatch(/Zo[ëe]|O[’]?Brien|999|H100121/i)
  }
})

test('[M35, row 28] an interest declared before any case is called names no child under a restriction', () => {
  const interest = 'I treated Zoë O’Brien-Núñez (999 526 0182) in 2024'
  const minutes = words(someMinutes([aCase(), aCase(restricted)], {}, interest))
  expect(minutes).toContain('Dr Osei: I treated [name] ([number]) in 2024')
  expect(words(someMinutes([{ ...aCase(restricted), patient: null }], {}, interest))).toContain('Dr Osei: Withheld: reporting restriction.')
})

test('[M35, P17, row 28] who is named in another case of the child alone is named on no paper either', () => {
  const beside = [aWrittenCase({ 'person/m': { name: 'Beata Kowalska' } }).scribe.fold()]
  const elsewhere = { ...aCase({ question: { text: 'Mrs Kowalska asks: what now?', inShort: '' } }), restricted: true, beside }
  for (const paper of [anAgenda({ cases: [elsewhere] }), someMinutes([elsewhere])]) expect(words(paper)).toContain('Mrs [name] asks')
})

test('[M36, row 14] the minutes hold what was agreed, by whom, and who dissented and why', () => {
  const dissent = { 'dissent/m1/lee': { meeting: 'm1', user: 'lee', name: 'Sam Lee', reason: 'Too early' }, 'task/t1': aTask(), 'decision/m1': aDecision({ backUp: 'p2' }) }
  const paper = someMinutes([aCase(dissent), aCase({ 'decision/m1': null })])
  expect(paperDocumentSchema.safeParse(paper).success).toBe(true)
  for (const part of ['Dr Osei (Lead consultant)', 'Sam Lee', 'Trained with Professor Lane', 'The meeting was quorate.', 'Agreed. Ask the neurology team', 'Neurology MDT, then Neurology MDT', 'Sam Lee dissents: Too early', 'Send the scans Sam Lee 12 October 2026', '2. Zoë', 'Not discussed.']) expect(words(paper)).toContain(part)
  expect(paper.notice).toBe('Not signed yet')
})

test('[M36, M2] what was recorded without a quorum is called a view', () => {
  const paper = someMinutes([aCase({ 'decision/m1': aDecision({ standing: 'view' }) })], { quorate: false })
  expect(words(paper)).toContain('The meeting was not quorate')
  expect(words(paper)).toContain('A view, not agreed. Ask the neurology team')
})

test('[M36, M9] signed minutes say who signed each, and what was added after', () => {
  const signed = { 'signed/minute/m1': { frozen: [], shown: 'a'.repeat(64), meeting: 'm1', signatory: { user: 'osei', name: 'Dr Osei' } }, 'addendum/m1/a': { meeting: 'm1', text: 'The scans came.', name: 'Sam Lee' } }
  const paper = someMinutes([aCase(signed)])
  expect(paper.notice).toBeNull()
  expect(words(paper)).toContain('Signed by Dr Osei.\nAdded by Sam Lee: The scans came.')
})

test('[A22, domain 4.3] the list of a day is a table with room for a pen', () => {
  const rows = [{ what: 'Report: Neurology MDT', who: 'C-0121', when: '2 working days late', next: 'Ring' }]
  expect(toDoPaper(aTeam(), 'Sam Lee', meetingDay, rows).blocks[1], 'with room and a box for a pen').toEqual({ kind: 'table', head: ['What', 'For', 'When', expect.stringMatching(/^Next\u00A0{24,}$/), 'Done'], rows: [['Report: Neurology MDT', 'C-0121', '2 working days late', 'Ring', '☐']] })
  expect(words(toDoPaper(aTeam(), 'Sam Lee', meetingDay, []))).toContain('Nothing is owed.')
})

import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { usualChaserTimes, type ChaserTimes } from '#domain/pathway/chaser-times.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { whatClosingLacks } from '#domain/rules-across/may-close.ts'
import { chasersOf } from '#domain/rules-across/chasers-of.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { aCaseFile, aDecision, aShortlisted } from '../a-case.ts'
import { aDispatch, aLetter, anAnswer, anApproach, anItem, aReport, aSeen, aSignedCase, aVerbal, filed, noReport, offered, taken, wholeWay } from '../pathway/a-pathway.ts'

type Units = Readonly<Record<string, unknown>>
const parked = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
const review = (on: string) => ({ [`review/${on}`]: { on, by: 'Dr Osei', words: '' } })
const sees = (day: string | null) => ({ 'approach/p1': anApproach({ answer: anAnswer({ sees: day }) }) })
const link = aDispatch({ method: 'image-exchange', expiresOn: '2026-10-23' })

function chased(file: CaseFile, isOurs: boolean, times: ChaserTimes = usualChaserTimes): readonly string[] {
  const calendar = { times, bankHolidays: englishBankHolidays, dayOf: (instant: string) => instant.slice(0, 10) }
  return chasersOf(file, calendar).filter(({ rule }) => (rule === 'A24') === isOurs).map(({ kind, about, since, due }) => [kind, about, since, due].filter(Boolean).join(' '))
}

/** What we wait for from others. */
const owed = (units: Units, times?: ChaserTimes) => chased(aSignedCase(units), false, times)

test.each<readonly [string, Units, readonly string[]]>([
  ['nothing has happened yet', {}, []],
  ['an approach is unanswered', { 'approach/p1': anApproach() }, ['approach-unanswered p1 2026-10-09 2026-10-14']],
  ['accepted and no date', sees(null), ['accepted-without-date p1 2026-10-13 2026-10-20']],
  ['the pack is unacknowledged', { 'dispatch/1/secure-mail/1': aDispatch() }, ['unacknowledged dispatch/1/secure-mail/1 2026-10-09 2026-10-14']],
  ['a scan link, in calendar days', { 'dispatch/1/image-exchange/1': link }, ['unacknowledged dispatch/1/image-exchange/1 2026-10-09 2026-10-14', 'scan-link dispatch/1/image-exchange/1 2026-10-09 2026-10-19']],
  ['acknowledged, never asked, no date', { 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) }, ['accepted-without-date p1 2026-10-12 2026-10-19']],
  ['after the clinic', { ...sees('2026-10-20'), 'seen/p1': aSeen({ on: '2026-10-21' }) }, ['report p1 2026-10-21 2026-11-04']],
  ['the day has come, though nobody said so', sees('2026-10-20'), ['report p1 2026-10-20 2026-11-03']],
  ['a report over Christmas', { 'report/r1': aReport({ received: '2026-12-23' }) }, ['file r1 2026-12-23 2026-12-24', 'offer r1 2026-12-23 2026-12-29', 'discuss r1 2026-12-23 2027-01-11']],
  ['it is in the notes', { 'report/r1': aReport(), 'filed/r1': filed }, ['offer r1 2026-11-02 2026-11-04', 'discuss r1 2026-11-02 2026-11-16']],
  ['it was offered', { 'report/r1': aReport(), 'filed/r1': filed, 'offered/r1/mother': offered }, ['discuss r1 2026-11-02 2026-11-16']],
  ['the whole way', wholeWay, []],
])('[A17, domain 2.4] owed when %s', (_, units, chasers) => {
  expect(owed(units)).toEqual(chasers)
})

test('[A17, domain 2.4] a team has times of its own', () => {
  expect(owed({ 'approach/p1': anApproach() }, { ...usualChaserTimes, approachUnanswered: 1 })).toEqual(['approach-unanswered p1 2026-10-09 2026-10-12'])
})

test('[A17, domain 2.4] what was overtaken is not chased', () => {
  const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'Wrong file' }
  expect(owed({ 'dispatch/1/secure-mail/1': aDispatch({ undone }) })).toEqual([])
  const second = { 'signed/letter/2': aLetter({ version: 2 }), 'dispatch/1/secure-mail/1': aDispatch(), 'dispatch/2/by-hand/1': aDispatch({ version: 2, method: 'by-hand', acknowledged: taken }) }
  expect(owed({ ...second, ...sees('2026-12-01') })).toEqual(['report p1 2026-12-01 2026-12-15'])
  expect(owed({ 'dispatch/1/image-exchange/1': link, 'dispatch/1/image-exchange/2': { ...link, round: 2, acknowledged: taken }, ...sees('2026-12-01') })).toEqual(['report p1 2026-12-01 2026-12-15'])
  expect(owed({ 'approach/p2': anApproach({ provider: 'p2' }), ...sees('2026-12-01') })).toEqual(['report p1 2026-12-01 2026-12-15'])
  for (const outcome of ['not-supported', 'redirected'] as const) expect(owed({ 'approach/p1': anApproach(), 'decision/m1': aDecision({ outcome }) })).toEqual([])
})

test('[A1, row 14] a decline is told to the family, and that provider is chased for nothing', () => {
  const declined = anApproach({ answer: anAnswer({ kind: 'declined' }) })
  expect(owed({ 'approach/p1': declined, 'dispatch/1/secure-mail/1': aDispatch() })).toEqual(['decline-not-told p1 2026-10-13 2026-10-14'])
  expect(owed({ 'approach/p1': { ...declined, familyTold: { on: '2026-10-13', by: 'Dr Osei' } } })).toEqual([])
})

test('[M21, A9, row 30] a later meeting that carried it over or had no quorum takes no agreement away; one that did not support it leaves what has gone out to be chased', () => {
  const out = { ...sees('2026-10-20'), 'dispatch/1/secure-mail/1': aDispatch() }
  const waited = ['unacknowledged dispatch/1/secure-mail/1 2026-10-09 2026-10-14', 'report p1 2026-10-20 2026-11-03']
  const later = (change: object) => ({ ...out, 'decision/m2': aDecision({ meeting: 'm2', provider: null, ...change }) })
  expect(owed(out)).toEqual(waited)
  expect(owed(later({ outcome: 'deferred', more: { what: 'no time', who: '', by: '' } }))).toEqual(waited)
  expect(owed(later({ outcome: 'not-supported', standing: 'view', more: { what: 'x', who: 'y', by: 'z' } }))).toEqual(waited)
  const refused = later({ outcome: 'not-supported', more: { what: 'x', who: 'Dr Osei', by: 'z' } })
  expect(owed(refused)).toEqual(['not-supported-not-told m2 2026-10-08 2026-10-09', ...waited])
  expect(owed({ ...refused, 'approach/p1': anApproach({ answer: anAnswer() }), 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) })).toContain('report p1 2026-10-12 2026-10-26')
  expect(whatClosingLacks(aSignedCase(refused)).map(({ kind }) => kind)).toEqual(['tell-family', 'report'])
})

test('[A9, row 18] one who writes from the records alone is asked for no day, and for the report from the day they had them', () => {
  const records = { mode: { how: 'report-only', why: 'Too ill to travel' }, 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) }
  expect(owed({ ...records, ...sees(null) })).toEqual(['report p1 2026-10-12 2026-10-26'])
})

test('[A24, rows 14, 20] until it is on its way, what waits for us is owed: to ask, to sign, to send', () => {
  const ours = (file: CaseFile) => chased(file, true)
  const accepted = { 'approach/p1': anApproach({ answer: anAnswer() }) }
  const declined = { 'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined' }) }) }
  expect(ours(aCaseFile())).toEqual(['not-asked p1 2026-10-08 2026-10-12'])
  expect(ours(aCaseFile({ 'approach/p1': anApproach() }))).toEqual([])
  expect(ours(aCaseFile(accepted))).toEqual(['not-signed p1 2026-10-13 2026-10-15'])
  expect(ours(aCaseFile({ 'decision/m1': aDecision({ standing: 'view' }) }))).toEqual([])
  expect(ours(aSignedCase())).toEqual(['not-sent p1 2026-10-08 2026-10-09'])
  expect(ours(aSignedCase(declined))).toEqual(['not-asked p2 2026-10-13 2026-10-15'])
  for (const done of [{ 'dispatch/1/secure-mail/1': aDispatch() }, { 'seen/p1': aSeen() }, { 'report/r1': aReport() }, { ended: { how: 'withdrawn', by: 'Mother', on: '2026-10-08' } }]) expect(ours(aSignedCase(done))).toEqual([])
  const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'Wrong file' }
  expect(ours(aSignedCase({ 'dispatch/1/secure-mail/1': aDispatch({ undone }) }))).toEqual(['not-sent p1 2026-10-08 2026-10-09'])
})

test('[A23, row 14] once everybody has declined another is to be chosen, whether or not the families were told', () => {
  const told = { on: '2026-10-15', by: 'Dr Osei', each: [] }
  const gone = (provider: string, on: string, familyTold: typeof told | null = told) => ({ [`approach/${provider}`]: anApproach({ provider, answer: anAnswer({ kind: 'declined', on }), familyTold }) })
  const all = { ...gone('p1', '2026-10-13'), ...gone('p2', '2026-10-14'), ...gone('p3', '2026-10-15') }
  expect(owed({ ...gone('p1', '2026-10-13'), ...gone('p2', '2026-10-14') })).toEqual([])
  expect(owed(all)).toEqual(['choose-another 2026-10-15 2026-10-16'])
  expect(owed({ ...all, ...gone('p2', '2026-10-14', null) })).toEqual(['decline-not-told p2 2026-10-14 2026-10-15', 'choose-another 2026-10-15 2026-10-16'])
  expect(owed({ ...all, 'no-report/p3': { ...noReport, provider: 'p3' } })).toEqual([])
  expect(owed({ ...all, 'decision/m1': aDecision({ standing: 'view' }) })).toEqual([])
  // The next meeting chose somebody.
  expect(owed({ ...all, 'shortlist/p4': aShortlisted({ provider: 'p4', order: 'd' }), 'decision/m1': aDecision({ provider: 'p4' }) })).toEqual([])
})

test('[A9, row 30] a verbal opinion does not end the chase for the report; a reason that none will come does', () => {
  const seen = { ...sees('2026-10-20'), 'seen/p1': aSeen() }
  expect(owed({ ...seen, 'verbal/v1': { ...aVerbal, confirmedBy: { on: '2026-10-21', whom: 'Prof Lane' } } })).toEqual(['report p1 2026-10-20 2026-11-03'])
  expect(owed({ ...seen, 'verbal/v1': aVerbal, 'no-report/p1': noReport })).toEqual([])
  const asking = { 'decision/m1': aDecision({ outcome: 'more-information', provider: null }), 'signed/letter/1': null }
  expect(owed({ ...asking, 'verbal/v1': aVerbal })).toEqual(['report p1 2026-10-20 2026-11-03'])
  expect(owed({ 'decision/m1': aDecision({ outcome: 'redirected', provider: null }), 'seen/p2': aSeen({ provider: 'p2' }) })).toEqual(['report p2 2026-10-20 2026-11-03'])
})

test('[A10, row 12] differences that are not stated are chased', () => {
  expect(owed({ ...wholeWay, 'report/r1': aReport({ differences: { kind: 'not-stated', words: '' } }) })).toEqual(['differences r1 2026-11-02 2026-11-05'])
  expect(owed({ ...wholeWay, 'report/r1': aReport({ differences: { kind: 'none', words: '' } }) })).toEqual([])
})

test('[A18, row 28] before a hearing everything fits the last working day before it', () => {
  const hearing = { on: '2026-10-13', legalContact: 'Legal team', restriction: false }
  expect(owed({ hearing, 'approach/p1': anApproach() })).toEqual(['approach-unanswered p1 2026-10-09 2026-10-12'])
  expect(owed({ hearing, 'report/r1': aReport({ received: '2026-10-09' }) })).toEqual(['file r1 2026-10-09 2026-10-12', 'offer r1 2026-10-09 2026-10-12', 'discuss r1 2026-10-09 2026-10-12'])
})

test('[A18, row 28] a hearing on the next day or past moves nothing before it began to be owed', () => {
  const hearing = (on: string) => ({ on, legalContact: 'Legal team', restriction: false })
  expect(owed({ hearing: hearing('2026-10-12'), 'approach/p1': anApproach({ on: '2026-10-10' }) })).toEqual(['approach-unanswered p1 2026-10-10 2026-10-10'])
  expect(owed({ hearing: hearing('2026-10-09'), 'approach/p1': anApproach() })).toEqual(['approach-unanswered p1 2026-10-09 2026-10-14'])
})

test('[A19, row 21] a parked request is reviewed every day, weekends too, and nothing else is chased', () => {
  const units = { hold: parked, 'approach/p1': anApproach(), 'dispatch/1/secure-mail/1': aDispatch() }
  expect(owed(units)).toEqual(['parked-review 2026-10-09 2026-10-10'])
  expect(owed({ ...units, ...review('2026-10-10'), ...review('2026-10-11') })).toEqual(['parked-review 2026-10-11 2026-10-12'])
  expect(owed({ ...units, ...review('2026-10-01') })).toEqual(['parked-review 2026-10-09 2026-10-10'])
  expect(owed({ ...units, hold: { ...parked, reviewOn: '2026-10-09' } })).toEqual(['parked-review 2026-10-09 2026-10-09'])
  expect(owed({ ...units, hold: { ...parked, reviewOn: '2026-10-30' } })).toEqual(['parked-review 2026-10-09 2026-10-10'])
  expect(owed({ ...units, hold: { ...parked, state: 'stable' } })).toHaveLength(2)
})

test('[A19, domain 1] nothing is chased once a case is withdrawn, closed or its child has died', () => {
  for (const how of ['withdrawn', 'died', 'closed']) {
    expect(owed({ hold: parked, 'report/r1': aReport(), 'approach/p1': anApproach(), ended: { how, by: 'Dr Osei', on: '2026-11-02' } })).toEqual([])
  }
})

test('[A4, row 19] what another hospital was asked for is chased until it is here', () => {
  const item = (change: object) => ({ 'pack/p': anItem({ heldBy: { kind: 'elsewhere', organisation: 'Severnside', asked: '2026-10-09' }, ...change }) })
  expect(owed(item({}))).toEqual(['requested p 2026-10-09 2026-10-16'])
  expect(owed(item({ received: '2026-10-12' }))).toEqual([])
  expect(owed(item({ heldBy: { kind: 'elsewhere', organisation: 'Severnside', asked: null } }))).toEqual([])
})

test('[A20] a call ends nothing, and sets the next one; what it was for stays late', () => {
  const call = (on: string, about = 'approach-unanswered p1') => ({ about, on, by: 'Sam Lee', words: 'Voicemail' })
  const chaser = (units: Units) => chasersOf(aSignedCase({ 'approach/p1': anApproach(), ...units }), { times: usualChaserTimes, bankHolidays: englishBankHolidays, dayOf: (instant) => instant.slice(0, 10) }).find(({ kind }) => kind === 'approach-unanswered')
  expect(chaser({})).toMatchObject({ due: '2026-10-14', next: '2026-10-14', chases: [] })
  expect(chaser({ 'chase/c1': call('2026-10-16') })).toMatchObject({ due: '2026-10-14', next: '2026-10-21', chases: [{ on: '2026-10-16' }] })
  expect(chaser({ 'chase/c1': call('2026-10-09') })).toMatchObject({ due: '2026-10-14', next: '2026-10-14' })
  expect(chaser({ 'chase/c1': call('2026-10-16', 'report p1') })).toMatchObject({ next: '2026-10-14', chases: [] })
  const hearing = { on: '2026-10-20', legalContact: 'Legal team', restriction: false }
  expect(chaser({ hearing, 'chase/c1': call('2026-10-16') })).toMatchObject({ next: '2026-10-19' })
})

test('[A21, row 2] what a meeting asked for is owed until it is here; a family is owed the other route', () => {
  const more = { what: 'The swallow studies', who: 'Northmoor', by: '14 October 2026' }
  const asked = { 'signed/letter/1': null, 'decision/m1': aDecision({ outcome: 'more-information', provider: null, more }) }
  expect(owed(asked)).toEqual(['information m1 2026-10-08 2026-10-14'])
  expect(owed({ ...asked, 'decision/m1': aDecision({ outcome: 'more-information', provider: null, more: { ...more, by: 'soon' } }) })).toEqual(['information m1 2026-10-08 2026-10-15'])
  expect(owed({ ...asked, 'information/m1': { on: '2026-10-12', by: 'Sam Lee', words: '' } })).toEqual([])
  const refused = { 'signed/letter/1': null, 'decision/m1': aDecision({ outcome: 'not-supported', provider: null, more: { what: 'Seen twice already', who: 'Dr Osei', by: 'Pals' } }) }
  expect(owed(refused)).toEqual(['not-supported-not-told m1 2026-10-08 2026-10-09'])
  expect(owed({ ...refused, 'told/m1': { on: '2026-10-09', by: 'Dr Osei', words: '' } })).toEqual([])
})

test('[A21, row 2] carrying a case over, or a view without quorum, leaves owed what an earlier meeting asked for; a new decision does not', () => {
  const more = { what: 'Seen twice already', who: 'Dr Osei', by: 'Pals' }
  const refused = { 'signed/letter/1': null, 'decision/m1': aDecision({ outcome: 'not-supported', provider: null, more }) }
  const carried = aDecision({ meeting: 'm2', outcome: 'deferred', provider: null })
  for (const after of [carried, aDecision({ meeting: 'm2', outcome: 'more-information', standing: 'view', provider: null, more })]) {
    expect(owed({ ...refused, 'decision/m2': after })).toEqual(['not-supported-not-told m1 2026-10-08 2026-10-09'])
  }
  expect(owed({ ...refused, 'decision/m2': aDecision({ meeting: 'm2', outcome: 'redirected', provider: null }) }).join()).not.toContain('not-told')
  // Once told it is what the last meeting came to that counts: a case carried over comes back, and does not close.
  const back = aCaseFile({ ...refused, 'told/m1': { on: '2026-10-09', by: 'Dr Osei', words: '' }, 'decision/m2': carried })
  expect([stepOf(back).next, whatClosingLacks(back).map(({ kind }) => kind)]).toEqual(['discuss-at-meeting', ['report']])
})

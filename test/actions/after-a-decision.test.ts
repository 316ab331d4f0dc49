import { beforeEach, expect, it } from 'vitest'
import { acknowledge, markSent, undoSent } from '#actions/mark-sent.ts'
import { askForItem, listItem, receiveItem, takeOutItem } from '#actions/list-pack.ts'
import { changeUnit } from '#actions/change-unit.ts'
import { chooseBackUp } from '#actions/choose-provider.ts'
import { closeCase } from '#actions/close-case.ts'
import { discussReport, fileReport, offerReport } from '#actions/close-report.ts'
import { openedNow, type Saved } from '#actions/context.ts'
import { logChase } from '#actions/log-chase.ts'
import { takeCallBack } from '#actions/take-call-back.ts'
import { decideTransfer, explainTransfer, offerTransfer, sayGate, sayTransferConsent } from '#actions/offer-transfer.ts'
import { agreeToShare, consentToShare } from '#actions/share-care.ts'
import { overrideIndependence } from '#actions/override-independence.ts'
import { recordAnswer, recordApproach, recordDeclineTold } from '#actions/record-approach.ts'
import { confirmOpinion, recordOpinion } from '#actions/record-opinion.ts'
import { expectReportAfterAll, recordNoReport, recordReport } from '#actions/record-report.ts'
import { recordSeen, type TypedSeen } from '#actions/record-seen.ts'
import { agree } from '#domain/basics/answer.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { gatesNotPassed, gatesOfTransfer, isTransferAgreed } from '#domain/pathway/gates-of-transfer.ts'
import { transferGates } from '#domain/pathway/pathway-parts.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { mayClose, whatClosingLacks } from '#domain/rules-across/may-close.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { aLetterSource, aProvider, aShortlisted, completeCase, letterFacts, treatedHere } from '../domain/a-case.ts'
import { aLetter, signedUnits, wholeWay } from '../domain/pathway/a-pathway.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'zoe' } as const
const mother = { id: 'mother', name: 'Marisol Núñez', relation: 'mother' }
const { file: _, ...facts } = letterFacts()
const mail = { version: 1, method: 'secure-mail', to: 'Ms Bell', address: 'neurology@made-up.nhs.example', accredited: 'yes', copy: '', items: [], on: '' }
const clinic: TypedSeen = { provider: 'p1', on: '', how: 'clinic', whyThisWay: '', metTeam: false, metFamily: true, child: 'met', childWhy: '', examined: true }
const report = { received: '', from: 'p1', answers: [{ number: 1, words: 'Yes' }], differences: null, declaration: null, document: null }
let chair: LaptopAtWork

const opened = async (laptop = chair) => openedNow(await laptop.record(about))
const pathway = async () => readPathway(await chair.record(about))
const step = async () => stepOf(readCaseFile(await chair.record(about)))
const kind = (answer: Saved) => (answer.ok ? 'saved' : answer.refusal.kind)

/** A case whose letter is signed, as the meeting and the consultant left it. */
async function aSignedCaseOn(laptop: LaptopAtWork): Promise<void> {
  const units = Object.entries({ ...completeCase, ...signedUnits }).filter(([, value]) => value !== null)
  const said = units.flatMap(([unit, value]) => stateUnit(unit, toJson(value) as JsonObject))
  await changeUnit(laptop.context, { verb: 'change-case', unit: 'subject', opened: { about, after: [] }, facts: () => agree(said) })
}

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  await aSignedCaseOn(chair)
})

it('[A1, row 14] asked, declined, the family told, and the back-up asked: the letter is then for them', async () => {
  const ask = async (provider: string) => kind(await recordApproach(chair.context, await opened(), { provider, on: '', how: 'by telephone', whom: 'Ms Bell' }, facts))
  const answer = async (typed: { kind: string; whom?: string; on?: string; sees?: string }) =>
    kind(await recordAnswer(chair.context, await opened(), 'p1', { whom: 'Ms Bell', words: 'Full until May', on: '', sees: '', ...typed }))
  expect(await ask('p9')).toBe('not-on-the-shortlist')
  expect(await answer({ kind: 'declined' })).toBe('not-asked-yet')
  expect([await ask('p1'), await ask('p1')]).toEqual(['saved', 'already-asked'])
  expect([await answer({ kind: '' }), await answer({ kind: 'declined', whom: ' ' }), await answer({ kind: 'declined', on: '7 10' }), await answer({ kind: 'declined', on: 'soon' })]).toEqual(['answer-needs-its-kind', 'answer-needs-whom', 'answer-before-approach', 'day-not-understood'])
  expect(await answer({ kind: 'declined', sees: '20 10' })).toBe('saved')
  expect((await pathway()).approaches[0]?.answer).toMatchObject({ kind: 'declined', sees: null })
  expect(await step()).toMatchObject({ next: 'tell-of-decline', provider: 'p1' })
  expect(kind(await recordDeclineTold(chair.context, await opened(), 'p1', { to: ['Marisol Núñez'], how: 'by telephone', on: '' }))).toBe('saved')
  expect(await step()).toMatchObject({ next: 'approach-next', provider: 'p2' })
  expect([await ask('p1'), await ask('p2')]).toEqual(['provider-declined', 'saved'])
  expect(await step()).toMatchObject({ now: 'approached', provider: 'p2' })
  expect(kind(await markSent(chair.context, await opened(), facts, mail))).toBe('provider-declined')
})

it('[A1, row 14] once the next has accepted, a declined answer is not turned round, nor is who declined chosen again', async () => {
  const ask = async (provider: string) => kind(await recordApproach(chair.context, await opened(), { provider, on: '', how: '', whom: 'Ms Bell' }, facts))
  const answer = async (provider: string, said: string) => kind(await recordAnswer(chair.context, await opened(), provider, { kind: said, whom: 'Ms Bell', words: '', on: '', sees: '' }))
  await ask('p1')
  await answer('p1', 'declined')
  expect(whatClosingLacks(readCaseFile(await chair.record(about))).map((lack) => lack.kind)).toEqual(['tell-of-decline', 'report'])
  expect(kind(await chooseBackUp(chair.context, await opened(), 'm2', 'p1'))).toBe('declined-not-chosen')
  await ask('p2')
  expect(await answer('p1', 'accepted')).toBe('saved')
  await answer('p1', 'declined')
  await answer('p2', 'accepted')
  expect(await answer('p1', 'accepted')).toBe('the-next-has-it')
})

it('[D4, row 15] a back-up who is not independent is asked once the chair has given a reason, after the minute was signed as well', async () => {
  await changeUnit(chair.context, { verb: 'record-independence', unit: 'shortlist/p2', opened: await opened(), facts: () => agree(stateUnit('shortlist/p2', toJson(aShortlisted({ provider: 'p2', order: 'b', independence: treatedHere })) as JsonObject)) })
  const secretary = await aLaptopAtWork('Sam Lee', 'secretary')
  await secretary.receiveFrom(chair)
  const ask = async () => kind(await recordApproach(secretary.context, await opened(secretary), { provider: 'p2', on: '', how: '', whom: 'Ms Bell' }, facts))
  const reason = async (laptop: LaptopAtWork, words: string, provider = 'p2') => kind(await overrideIndependence(laptop.context, await opened(laptop), provider, words))
  expect(await ask()).toBe('provider-not-independent')
  expect([await reason(secretary, 'No other.'), await reason(chair, ' '), await reason(chair, 'No other.', 'p1')]).toEqual(['role-may-not', 'independence-override-needs-a-reason', 'provider-is-not-stopped'])
  expect(await reason(chair, ' The only centre. ')).toBe('saved')
  expect(readCaseFile(await chair.record(about)).independenceOverrides).toEqual([{ provider: 'p2', reason: 'The only centre.', by: 'Dr Abena Osei' }])
  await secretary.receiveFrom(chair)
  expect(await ask()).toBe('saved')
})

it('[A4, row 19] the pack: what we hold, and what another hospital is asked for', async () => {
  const list = async (what: string, elsewhere = '') => kind(await listItem(chair.context, await opened(), { group: 'scans', what, dated: '30 9 2026', elsewhere }))
  expect([await list(' '), await list('MRI head'), await list('CT of 2024', 'Severnside')]).toEqual(['item-needs-a-name', 'saved', 'saved'])
  const [ours, theirs] = (await pathway()).pack
  if (ours === undefined || theirs === undefined) throw new Error('two items were listed')
  expect(kind(await markSent(chair.context, await opened(), facts, { ...mail, items: [ours.id, theirs.id] }))).toBe('item-held-elsewhere')
  expect(kind(await askForItem(chair.context, await opened(), ours.id, ''))).toBe('item-is-ours')
  expect(kind(await askForItem(chair.context, await opened(), theirs.id, ''))).toBe('saved')
  expect(kind(await receiveItem(chair.context, await opened(), theirs.id, ''))).toBe('saved')
  expect(kind(await takeOutItem(chair.context, await opened(), ours.id))).toBe('saved')
  expect(kind(await markSent(chair.context, await opened(), facts, { ...mail, items: [ours.id] }))).toBe('not-in-the-pack')
  expect(kind(await markSent(chair.context, await opened(), facts, { ...mail, items: [theirs.id] }))).toBe('saved')
})

it('[A5, row 20] sent means that somebody said so; taken back it stays, and it can go again', async () => {
  const sent = async (change: object) => kind(await markSent(chair.context, await opened(), facts, { ...mail, ...change }))
  expect([await sent({ method: '' }), await sent({ accredited: '' }), await sent({ to: ' ' }), await sent({ address: '' })]).toEqual(['method-missing', 'secure-domain-missing', 'recipient-missing', 'address-missing'])
  expect([await sent({}), await sent({})]).toEqual(['saved', 'already-sent'])
  const unit = 'dispatch/1/secure-mail/1'
  expect(kind(await undoSent(chair.context, await opened(), unit, 'not-sent', ''))).toBe('undo-needs-a-reason')
  expect(kind(await undoSent(chair.context, await opened(), unit, 'not-sent', 'Wrong file'))).toBe('saved')
  expect(await step()).toMatchObject({ now: 'letter-signed', next: 'send' })
  expect(kind(await acknowledge(chair.context, await opened(), unit, { on: '', whom: 'Ms Bell', how: '' }))).toBe('not-sent')
  expect(await sent({})).toBe('saved')
  const astray = 'dispatch/1/secure-mail/2'
  expect(kind(await undoSent(chair.context, await opened(), astray, 'astray', ''))).toBe('astray-needs-whom')
  expect(kind(await undoSent(chair.context, await opened(), astray, 'astray', 'A namesake had it'))).toBe('saved')
  expect(await step(), 'whom it is for has not had it').toMatchObject({ now: 'letter-astray', next: 'send' })
  expect(await sent({})).toBe('saved')
  const again = 'dispatch/1/secure-mail/3'
  expect(kind(await acknowledge(chair.context, await opened(), again, { on: '9 10', whom: 'Ms Bell', how: '' }))).toBe('day-not-yet')
  expect(kind(await acknowledge(chair.context, await opened(), again, { on: '7 10', whom: 'Ms Bell', how: '' }))).toBe('acknowledged-before-sent')
  expect(kind(await acknowledge(chair.context, await opened(), again, { on: '', whom: 'Ms Bell', how: 'by telephone' }))).toBe('saved')
  expect(kind(await undoSent(chair.context, await opened(), again, 'not-sent', 'Oh'))).toBe('already-acknowledged')
})

it('[A3, domain 1] what arrived meanwhile stops the post: the child has died, though the form was opened before', async () => {
  const secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  await secretary.receiveFrom(chair)
  const before = await opened()
  await changeUnit(secretary.context, { verb: 'change-case', unit: 'ended', opened: await opened(secretary), facts: () => agree(stateUnit('ended', { how: 'died', by: 'Priya Raman', on: '2026-10-08' })) })
  await chair.receiveFrom(secretary)
  expect(kind(await markSent(chair.context, before, facts, mail))).toBe('letter-stopped')
  expect(kind(await recordApproach(chair.context, before, { provider: 'p1', on: '', how: '', whom: '' }, facts))).toBe('ended')
})

it('[A20] a call is logged about what is owed, in words', async () => {
  await recordApproach(chair.context, await opened(), { provider: 'p1', on: '', how: '', whom: '' }, facts)
  const log = async (words: string, key = 'approach-unanswered p1') => kind(await logChase(chair.context, await opened(), key, words))
  expect([await log(' '), await log('Voicemail', 'report p1'), await log('Voicemail')]).toEqual(['call-needs-words', 'nothing-owed', 'saved'])
  expect((await pathway()).chases).toMatchObject([{ words: 'Voicemail', on: '2026-10-08', by: 'Dr Abena Osei' }])
})

it('[A20] a call logged by a slip is taken back, and stays in the record', async () => {
  await recordApproach(chair.context, await opened(), { provider: 'p1', on: '', how: '', whom: '' }, facts)
  await logChase(chair.context, await opened(), 'approach-unanswered p1', 'Voicemail')
  const id = (await pathway()).chases[0]?.id ?? ''
  expect(kind(await takeCallBack(chair.context, await opened(), id))).toBe('saved')
  expect((await pathway()).chases).toEqual([])
  expect(kind(await takeCallBack(chair.context, await opened(), id))).toBe('taken-back-already')
  expect(JSON.stringify((await chair.record(about)).order)).toContain('Voicemail')
})

it('[A8, row 18] how the provider saw the child: another way has its reason, and the child is never forgotten', async () => {
  const seen = async (change: Partial<TypedSeen>) => kind(await recordSeen(chair.context, await opened(), { ...clinic, ...change }))
  expect([await seen({ how: '' }), await seen({ child: '' }), await seen({ child: 'not-appropriate' }), await seen({ how: 'visit' })]).toEqual(['seen-needs-how', 'seen-needs-the-child', 'not-appropriate-needs-why', 'another-way-needs-a-reason'])
  expect([await seen({ examined: false, notExamined: true }), (await pathway()).seen[0]?.notExamined]).toEqual(['saved', true])
  expect([await seen({ examined: false }), (await pathway()).seen[0]?.notExamined, await seen({ how: 'report-only', whyThisWay: 'Lives far away', child: '' })]).toEqual(['saved', false, 'saved'])
})

it('[A9, row 30] a spoken opinion is kept and confirmed, and the report is still owed', async () => {
  const note = async (change: object) => kind(await recordOpinion(chair.context, await opened(), { from: 'p1', on: '', to: 'Dr Osei, Marisol Núñez', words: 'Probably mitochondrial', ...change }))
  expect([await note({ to: ' , ' }), await note({ words: '' }), await note({})]).toEqual(['opinion-needs-who-heard', 'opinion-needs-words', 'saved'])
  const [verbal] = (await pathway()).verbals
  expect(verbal?.to).toEqual(['Dr Osei', 'Marisol Núñez'])
  expect(kind(await confirmOpinion(chair.context, await opened(), verbal?.id ?? '', 'Prof Lane'))).toBe('saved')
  expect(await step()).toMatchObject({ now: 'verbal-noted', next: 'await-report' })
  expect(kind(await closeCase(chair.context, await opened(), 'remains', null))).toBe('closing-lacks')
})

it('[A11, A12, rows 31 and 32] the report, its three acts one by one, and then the case closes', async () => {
  await recordSeen(chair.context, await opened(), clinic)
  expect(kind(await recordReport(chair.context, await opened(), null, aProvider({ country: 'US' }), report))).toBe('differences-not-answered')
  expect(kind(await recordReport(chair.context, await opened(), null, aProvider(), report))).toBe('saved')
  const [came] = (await pathway()).reports
  const id = came?.id ?? ''
  expect(kind(await recordReport(chair.context, await opened(), id, aProvider(), { ...report, answers: [{ number: 1, words: 'No' }] }))).toBe('saved')
  expect((await pathway()).reports).toMatchObject([{ id, answers: [{ number: 1, words: 'No' }] }])
  const filing = { done: true, on: '', where: '', why: '' }
  expect(kind(await fileReport(chair.context, await opened(), id, filing))).toBe('filing-needs-where')
  expect(kind(await fileReport(chair.context, await opened(), id, { ...filing, where: 'Correspondence' }))).toBe('saved')
  expect(kind(await closeCase(chair.context, await opened(), 'remains', null))).toBe('closing-lacks')
  const offer = { done: true, on: '', format: 'large print', language: 'Spanish', why: '' }
  expect(kind(await offerReport(chair.context, await opened(), id, { id: 'x', name: '' }, offer))).toBe('offer-needs-a-reader')
  expect(kind(await offerReport(chair.context, await opened(), id, mother, offer))).toBe('saved')
  expect(kind(await closeCase(chair.context, await opened(), 'remains', null))).toBe('closing-lacks')
  expect(kind(await offerReport(chair.context, await opened(), id, { id: 'x', name: ' ' }, { ...offer, done: false, why: 'They moved' }))).toBe('offer-needs-a-reader')
  expect(kind(await discussReport(chair.context, await opened(), id, { id: 'x', name: '' }, { kind: 'held', on: '', why: '' }))).toBe('reader-gone')
  expect(kind(await discussReport(chair.context, await opened(), id, mother, { kind: 'not-done', on: '', why: '' }))).toBe('not-done-needs-a-reason')
  expect(kind(await discussReport(chair.context, await opened(), id, mother, { kind: 'held', on: '', why: '' }))).toBe('saved')
  expect(kind(await closeCase(chair.context, await opened(), 'transferred', null))).toBe('transfer-not-agreed')
  expect(kind(await closeCase(chair.context, await opened(), 'remains', null))).toBe('saved')
  expect(await step()).toMatchObject({ now: 'closed' })
  expect((await pathway()).care).toMatchObject({ kind: 'remains' })
})

it('[A11, rows 31 and 32] what was not to be done is done after all: the later word stands', async () => {
  const file = (change: object) => fileReport(chair.context, opened_, 'r1', { done: true, where: 'Correspondence', why: '', on: '', ...change })
  let opened_ = await opened()
  expect(kind(await file({ done: false, why: 'Lost' }))).toBe('saved')
  opened_ = await opened()
  expect(kind(await file({}))).toBe('saved')
  expect((await pathway()).filed.get('r1')).toMatchObject({ kind: 'filed', where: 'Correspondence' })
})

it('[A12] that no report will come has its reason, and closes the way to it', async () => {
  expect(kind(await recordNoReport(chair.context, await opened(), 'p1', ' '))).toBe('no-report-needs-a-reason')
  expect(kind(await recordNoReport(chair.context, await opened(), 'p1', 'The professor has retired'))).toBe('saved')
  expect(kind(await expectReportAfterAll(chair.context, await opened(), 'p1'))).toBe('saved')
  expect([(await pathway()).noReports, kind(await expectReportAfterAll(chair.context, await opened(), 'p1')), kind(await closeCase(chair.context, await opened(), 'remains', null))]).toEqual([[], 'report-is-waited-for', 'closing-lacks'])
  expect(kind(await recordNoReport(chair.context, await opened(), 'p1', 'She has retired'))).toBe('saved')
  expect(kind(await closeCase(chair.context, await opened(), 'remains', null))).toBe('saved')
})

it('[A15, rows 34 and 35] a transfer: wanted, explained, its gates one by one, each person asked, and only then possible', async () => {
  const want = async (change: object) => kind(await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez', ...change }))
  expect([await want({ wantedBy: '' }), await want({ name: '' }), await want({}), await want({})]).toEqual(['transfer-needs-by-whom', 'transfer-needs-who', 'saved', 'transfer-wanted-already'])
  const decide = async (outcome: 'possible' | 'not-possible', reason = '') => kind(await decideTransfer(chair.context, await opened(), outcome, reason, null))
  expect(await decide('not-possible', 'No bed')).toBe('transfer-not-explained')
  expect(kind(await explainTransfer(chair.context, await opened()))).toBe('saved')
  expect([await decide('possible'), await decide('not-possible')]).toEqual(['transfer-gates-not-passed', 'not-possible-needs-a-reason'])
  for (const gate of transferGates) expect(kind(await sayGate(chair.context, await opened(), gate, true, ''))).toBe('saved')
  expect(await decide('possible')).toBe('transfer-gates-not-passed')
  expect(kind(await sayTransferConsent(chair.context, await opened(), mother, false, ''))).toBe('saved')
  expect(await decide('possible')).toBe('transfer-gates-not-passed')
  expect(kind(await sayTransferConsent(chair.context, await opened(), mother, true, ''))).toBe('saved')
  expect(await decide('possible')).toBe('saved')
})

/** Wanted, explained, every gate passed and found possible. */
async function aPossibleTransfer(): Promise<void> {
  await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' })
  await explainTransfer(chair.context, await opened())
  for (const gate of transferGates) await sayGate(chair.context, await opened(), gate, true, '')
  await sayTransferConsent(chair.context, await opened(), mother, true, '')
  await decideTransfer(chair.context, await opened(), 'possible', '', null)
}

it('[A15, L16, rows 34, 35] of a transfer found possible anybody can still say no, and it can still become not possible', async () => {
  await aPossibleTransfer()
  expect(isTransferAgreed(await pathway())).toBe(true)
  expect(kind(await sayTransferConsent(chair.context, await opened(), mother, false, ''))).toBe('saved')
  expect(isTransferAgreed(await pathway())).toBe(false)
  expect(kind(await decideTransfer(chair.context, await opened(), 'not-possible', 'No bed in March', null))).toBe('saved')
  expect((await pathway()).transfer?.outcome).toMatchObject({ kind: 'not-possible', reason: 'No bed in March' })
})

it('[A15, C7, rows 34, 35] after “not possible” a transfer is asked for again, and nothing said of the first one counts', async () => {
  await aPossibleTransfer()
  const colleague = await aLaptopAtWork('Dr Tom Bell', 'consultant')
  await colleague.receiveFrom(chair)
  await decideTransfer(chair.context, await opened(), 'not-possible', 'No bed in March', null)
  expect(kind(await offerTransfer(chair.context, await opened(), { wantedBy: 'provider', name: 'Prof Lane' }))).toBe('saved')
  expect(await pathway()).toMatchObject({ transfer: { name: 'Prof Lane', explained: null, outcome: null }, gates: [], transferConsents: [] })
  await sayTransferConsent(colleague.context, await opened(colleague), { id: 'father', name: 'Iker Núñez', relation: 'father' }, true, '')
  await chair.receiveFrom(colleague)
  expect(gatesOfTransfer(await pathway())['family-consents']).toBe('open')
  await explainTransfer(chair.context, await opened())
  await sayTransferConsent(chair.context, await opened(), mother, true, '')
  expect((await pathway()).transferConsents.map(({ id }) => id)).toEqual(['mother'])
})

it('[A15, P18, row 34] at 18 no transfer is found possible on a parent’s yes', async () => {
  await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' })
  await explainTransfer(chair.context, await opened())
  for (const gate of transferGates) await sayGate(chair.context, await opened(), gate, true, '')
  await sayTransferConsent(chair.context, await opened(), mother, true, '')
  expect(kind(await decideTransfer(chair.context, await opened(), 'possible', '', '2008-10-08'))).toBe('transfer-gates-not-passed')
  expect(kind(await decideTransfer(chair.context, await opened(), 'possible', '', '2008-10-09'))).toBe('saved')
})

it('[A15, row 34] nobody answers to a transfer that nobody wants', async () => {
  expect(kind(await sayGate(chair.context, await opened(), 'home-safe', true, ''))).toBe('no-transfer-wanted')
  expect(kind(await sayTransferConsent(chair.context, await opened(), mother, true, ''))).toBe('no-transfer-wanted')
})

it('[A14, row 34] care is shared without a transfer once both have said yes; neither answer stands for a transfer wished later', async () => {
  for (const [unit, value] of Object.entries(wholeWay)) await changeUnit(chair.context, { verb: 'record-report', unit, opened: await opened(), facts: () => agree(stateUnit(unit, toJson(value) as JsonObject)) })
  const may = async () => mayClose(readCaseFile(await chair.record(about)), 'shared')
  expect(await may()).toMatchObject({ refusal: { kind: 'sharing-gates-not-passed', rule: 'A14' } })
  expect(kind(await agreeToShare(chair.context, await opened(), true, ''))).toBe('saved')
  expect(await may()).toMatchObject({ refusal: { gates: ['family-consents'] } })
  expect(kind(await consentToShare(chair.context, await opened(), mother, true))).toBe('saved')
  expect(await may()).toMatchObject({ ok: true })
  expect(kind(await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' }))).toBe('saved')
  expect(await pathway()).toMatchObject({ gates: [], transferConsents: [] })
})

it('[A14, C7, row 34] a no to sharing in an older record outlives the wish for a transfer', async () => {
  const no = { person: 'Iker Núñez', relation: 'father', yes: false, by: 'Dr Osei', on: '2026-10-01', why: 'Too far' }
  await changeUnit(chair.context, { verb: 'record-report', unit: 'transfer-consent/father', opened: await opened(), facts: () => agree(stateUnit('transfer-consent/father', no)) })
  expect(kind(await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' }))).toBe('saved')
  expect(await pathway()).toMatchObject({ transferConsents: [], sharingConsents: [{ id: 'father', ...no }] })
})

it('[A14, C7, row 34] who agreed to a transfer that is not possible has not agreed to share care', async () => {
  for (const [unit, value] of Object.entries(wholeWay)) await changeUnit(chair.context, { verb: 'record-report', unit, opened: await opened(), facts: () => agree(stateUnit(unit, toJson(value) as JsonObject)) })
  await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' })
  await explainTransfer(chair.context, await opened())
  await sayGate(chair.context, await opened(), 'clinical-team-agrees', true, '')
  await sayTransferConsent(chair.context, await opened(), mother, true, '')
  expect(kind(await decideTransfer(chair.context, await opened(), 'not-possible', 'No bed', null))).toBe('saved')
  expect(await pathway()).toMatchObject({ gates: [], transferConsents: [] })
  expect(mayClose(readCaseFile(await chair.record(about)), 'shared')).toMatchObject({ refusal: { gates: ['clinical-team-agrees', 'family-consents'] } })
})

it('[A14, C7, row 34] apart, one laptop asks for a transfer and another notes who agrees to share care: nobody has agreed to the transfer', async () => {
  const colleague = await aLaptopAtWork('Dr Tom Bell', 'consultant')
  await colleague.receiveFrom(chair)
  await offerTransfer(chair.context, await opened(), { wantedBy: 'family', name: 'Marisol Núñez' })
  await agreeToShare(colleague.context, await opened(colleague), true, '')
  await consentToShare(colleague.context, await opened(colleague), mother, true)
  await chair.receiveFrom(colleague)
  expect(gatesOfTransfer(await pathway())).toMatchObject({ 'clinical-team-agrees': 'open', 'family-consents': 'open' })
  expect(gatesNotPassed(await pathway(), 'shared')).toEqual([])
})

it('[J12] a secretary says that it was sent, and decides nothing about a transfer', async () => {
  const secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  await secretary.receiveFrom(chair)
  expect(kind(await markSent(secretary.context, await opened(secretary), facts, mail))).toBe('saved')
  expect(kind(await offerTransfer(secretary.context, await opened(secretary), { wantedBy: 'family', name: 'Marisol Núñez' }))).toBe('role-may-not')
})

it('[P17, P18] nobody is asked about a child who died by another of their cases, or who is 18 and was not asked themselves', async () => {
  const ask = async (child: Partial<typeof facts>) => kind(await recordApproach(chair.context, await opened(), { provider: 'p1', on: '', how: '', whom: '' }, { ...facts, ...child }))
  if (facts.identity === null) throw new Error('the made-up child is known')
  expect([await ask({ elsewhere: { ...facts.elsewhere, died: true } }), await ask({ identity: { ...facts.identity, born: '2008-10-08' } })]).toEqual(['ended', 'turned-eighteen'])
  expect(await ask({ identity: { ...facts.identity, born: '2008-10-09' } })).toBe('saved')
})

it('[P15] a report is not offered to somebody the young person does not want to read it', async () => {
  await recordReport(chair.context, await opened(), null, aProvider(), report)
  const id = (await pathway()).reports[0]?.id ?? ''
  const wish = { may: 'nothing', words: 'Not my dad', by: 'Dr Abena Osei', on: '2026-10-08' }
  await changeUnit(chair.context, { verb: 'change-case', unit: 'report-access/father', opened: await opened(), facts: () => agree(stateUnit('report-access/father', wish)) })
  const offer = async (reader: string) => kind(await offerReport(chair.context, await opened(), id, { id: reader, name: 'Somebody' }, { done: true, on: '', format: '', language: '', why: '' }))
  expect([await offer('father'), await offer('mother')]).toEqual(['not-theirs-to-read', 'saved'])
  await changeUnit(chair.context, { verb: 'change-case', unit: 'consent/father', opened: await opened(), facts: () => agree(stateUnit('consent/father', { person: 'Tomás Núñez', relation: 'father', answer: 'agreed', on: '2026-10-08' })) })
  expect(kind(await offerReport(chair.context, await opened(), id, { id: 'somebody-else', name: 'tomas nunez' }, { done: true, on: '', format: '', language: '', why: '' }))).toBe('not-theirs-to-read')
  const discuss = async (talk: 'held' | 'declined') => kind(await discussReport(chair.context, await opened(), id, { id: 'father', name: 'Tomás Núñez' }, { kind: talk, on: '', why: '' }))
  expect([await discuss('held'), await discuss('declined')]).toEqual(['not-theirs-to-read', 'saved'])
})

it('[L21, A5, vignette V4] of a letter abroad the record says which of the two left', async () => {
  const document = composeLetter(aLetterSource({ provider: aProvider({ country: 'US' }), signed: true }))
  await changeUnit(chair.context, { verb: 'change-case', unit: 'signed/letter/2', opened: await opened(), facts: () => agree(stateUnit('signed/letter/2', toJson(aLetter({ version: 2, document })) as JsonObject)) })
  expect(kind(await markSent(chair.context, await opened(), facts, { ...mail, version: 2 }))).toBe('which-copy-went-missing')
  expect(kind(await markSent(chair.context, await opened(), facts, { ...mail, version: 2, copy: 'pseudonymised' }))).toBe('saved')
  expect((await pathway()).dispatches).toMatchObject([{ version: 2, copy: 'pseudonymised' }])
})

it('[A5, row 20] a letter marked later has the day it went: its link runs out from then', async () => {
  const later = { ...chair.context, today: () => '2026-10-12' }
  const link = async (on: string) => kind(await markSent(later, await opened(), facts, { ...mail, method: 'image-exchange', address: '', accredited: '', on }))
  expect([await link('13 10 2026'), await link('2 10 2026'), await link('9 10 2026')]).toEqual(['day-not-yet', 'sent-before-signed', 'saved'])
  expect((await pathway()).dispatches).toMatchObject([{ at: '2026-10-09T12:00:00.000Z', expiresOn: '2026-10-23' }])
})

it('[J5] nothing that no screen could read is kept', async () => {
  const broken = await changeUnit(chair.context, { verb: 'record-seen', unit: 'seen/p1', opened: await opened(), facts: () => agree(stateUnit('seen/p1', { provider: 'p1', on: 'yesterday' })) })
  expect(kind(broken)).toBe('not-whole')
})

it('[A1] an answer is put right: one who accepts after all has not declined, and their day stays', async () => {
  await recordApproach(chair.context, await opened(), { provider: 'p1', on: '', how: '', whom: '' }, facts)
  const answer = (change: object) => recordAnswer(chair.context, opened_, 'p1', { kind: 'declined', on: '', whom: 'Ms Bell', words: '', sees: '', ...change })
  let opened_ = await opened()
  await answer({})
  await recordDeclineTold(chair.context, await opened(), 'p1', { to: ['Marisol Núñez'], how: 'by telephone', on: '' })
  opened_ = await opened()
  await answer({ kind: 'accepted', sees: '20 10' })
  expect((await pathway()).approaches).toMatchObject([{ familyTold: null, answer: { kind: 'accepted', sees: '2026-10-20' } }])
  expect(await step()).not.toMatchObject({ now: 'declined' })
})

it('[L2, row 21] nothing is put in the pack of a parked case', async () => {
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
  await changeUnit(chair.context, { verb: 'change-case', unit: 'hold', opened: await opened(), facts: () => agree(stateUnit('hold', hold)) })
  expect(kind(await listItem(chair.context, await opened(), { group: 'scans', what: 'MRI head', dated: '', elsewhere: '' }))).toBe('parked-for-urgent-treatment')
})

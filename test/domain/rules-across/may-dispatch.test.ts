import { expect, test } from 'vitest'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { owedOf } from '#domain/rules-across/chasers-of.ts'
import { letterToSend, mayDispatch, whatStopsPack, type DispatchWish } from '#domain/rules-across/may-dispatch.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { exchange } from '../../builders/an-act.ts'
import { aConsent, aDecision, aShortlisted, aWrittenCase, letterFacts, say, zoe } from '../a-case.ts'
import { aDispatch, aLetter, anAnswer, anApproach, anItem, aSignedCase, signedUnits } from '../pathway/a-pathway.ts'

function aWish(change: Partial<DispatchWish> = {}): DispatchWish {
  const { version, method, to, address, accredited, by, at, items } = aDispatch()
  return { version, method, to, address, accredited, by, at, items, on: '2026-10-09', ...change }
}

const send = (units: Readonly<Record<string, unknown>>, wish: Partial<DispatchWish> = {}) => mayDispatch(letterFacts(aSignedCase(units)), aWish(wish))
const accepted = { 'approach/p1': anApproach({ answer: anAnswer() }) }
const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'The mail came back' }

test('[A3, row 20] the latest signed version is sent, and “sent” is what a person said', () => {
  expect(send(accepted)).toEqual({ ok: true, value: { unit: 'dispatch/1/secure-mail/1', dispatch: aDispatch(), hints: [] } })
})

test('[A3, row 20] not what is unsigned, not an older version, not what was signed for another provider', () => {
  expect(send({}, { version: 2 })).toMatchObject({ refusal: { kind: 'not-signed', rule: 'A3' } })
  expect(send({ 'signed/letter/2': aLetter({ version: 2 }) })).toMatchObject({ refusal: { kind: 'newer-version-signed', rule: 'A3', latest: 2 } })
  expect(send({ 'decision/m1': aDecision({ provider: 'p2' }) })).toMatchObject({ refusal: { kind: 'signed-for-another-provider', rule: 'A3' } })
  expect(send({ 'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined' }) }) })).toMatchObject({ refusal: { kind: 'provider-declined', rule: 'A3' } })
})

test('[A3, row 14] a letter to somebody who declined is not there to be sent, also when nobody of the list is left', () => {
  const declined = (...providers: string[]) => Object.fromEntries(providers.map((provider) => [`approach/${provider}`, anApproach({ provider, answer: anAnswer({ kind: 'declined' }) })]))
  const toSend = (units: Readonly<Record<string, unknown>>) => {
    const file = aSignedCase(units)
    return [letterToSend(file, readPathway(file.record))?.version ?? null, stepOf(file).next === 'send', owedOf(file, (instant) => instant.slice(0, 10)).some(({ kind }) => kind === 'not-sent')]
  }
  expect(toSend({})).toEqual([1, true, true])
  for (const gone of [['p1'], ['p1', 'p2', 'p3']]) expect(toSend(declined(...gone)), gone.join()).toEqual([null, false, false])
  expect(toSend({ ...declined('p1'), 'signed/letter/2': aLetter({ version: 2, provider: 'p2' }) })).toEqual([2, true, true])
})

test.each([
  ['ended', { ended: { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-09' } }, 'L1'],
  ['parked', { hold: { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' } }, 'L2'],
  ['without consent', { 'consent/mother': null }, 'L6'],
])('[A3, row 20] a case that is %s sends nothing, though its letter is signed', (_, units, rule) => {
  expect(send(units)).toMatchObject({ refusal: { kind: 'letter-stopped', rule } })
})

test('[A3, row 20] no pack is made of a letter that may not go today, in the words that stop the letter', () => {
  const stop = (units: Readonly<Record<string, unknown>>, version = 1, today = '2026-10-12') => whatStopsPack(letterFacts(aSignedCase(units), { today }), version)
  expect(stop({})).toBe(null)
  expect(stop({ ended: { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-12' } })).toMatchObject({ kind: 'letter-stopped', rule: 'L1', stop: { kind: 'ended', detail: 'withdrawn' } })
  expect(stop({ hold: { state: 'parked', by: 'Dr Osei', at: '2026-10-10T09:00:00+01:00', reviewOn: null, why: '' } })).toMatchObject({ kind: 'letter-stopped', rule: 'L2' })
  expect(stop({}, 1, '2044-10-12')).toMatchObject({ kind: 'letter-stopped', rule: 'P18', stop: { kind: 'turned-eighteen' } })
  expect(stop({}, 2)).toMatchObject({ kind: 'not-signed' })
  expect(stop({ 'signed/letter/2': aLetter({ version: 2 }) })).toMatchObject({ kind: 'newer-version-signed', latest: 2 })
  expect(stop({ 'decision/m1': aDecision({ provider: 'p2' }) })).toMatchObject({ kind: 'signed-for-another-provider' })
  expect(stop({ 'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined' }) }) })).toMatchObject({ kind: 'provider-declined' })
})

test('[A3, row 20] what had gone before a stop came is still said, with its day; nothing of that day or after', () => {
  const today = '2026-10-12'
  const said = (units: Readonly<Record<string, unknown>>, on: string) => {
    const answer = mayDispatch(letterFacts(aSignedCase(units), { today }), aWish({ on }))
    return answer.ok ? 'said' : answer.refusal.kind
  }
  const ended = { ended: { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-10' } }
  expect(['2026-10-09', '2026-10-10', '2026-10-11', today].map((on) => said(ended, on))).toEqual(['said', 'said', 'letter-stopped', 'letter-stopped'])
  const refused = { 'consent/father': aConsent({ person: 'Father', answer: 'refused', on: '2026-10-10' }) }
  const parked = { hold: { state: 'parked', by: 'Dr Osei', at: '2026-10-10T09:00:00+01:00', reviewOn: null, why: '' } }
  const declined = { 'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined', on: '2026-10-10' }) }) }
  for (const units of [refused, parked, declined]) expect([said(units, '2026-10-09'), said(units, '2026-10-11')]).toEqual(['said', expect.stringMatching(/letter-stopped|provider-declined/)])
  // The only one who had agreed says no.
  const takenBack = { 'consent/mother': aConsent({ answer: 'refused', on: '2026-10-10' }) }
  expect([said(takenBack, '2026-10-09'), said(takenBack, '2026-10-11')]).toEqual(['said', 'letter-stopped'])
  const atEighteen = (on: string) => mayDispatch(letterFacts(aSignedCase(), { today, identity: { ...zoe, born: '2008-10-10' } }), aWish({ on })).ok
  expect(['2026-10-09', '2026-10-10'].map(atEighteen)).toEqual([true, false])
  // The next on the list has not been looked at yet, which is nothing against what went before.
  const next = { ...declined, 'shortlist/p2': aShortlisted({ provider: 'p2', order: 'b', independence: null }) }
  expect([said(next, '2026-10-09'), said(next, '2026-10-11')]).toEqual(['said', 'provider-declined'])
  expect(said({ 'consent/mother': null }, '2026-10-09')).toBe('letter-stopped')
})

test('[A3, A9, row 20] a letter that had gone before a meeting chose another is still said', () => {
  const { scribe, chair } = aWrittenCase(signedUnits)
  say(chair, 'decision/m2', aDecision({ meeting: 'm2', provider: 'p2' }))
  const file = readCaseFile(scribe.fold())
  const said = (on: string, today: string) => mayDispatch(letterFacts(file, { today }), aWish({ on })).ok
  expect([said('2026-10-08', '2026-10-09'), said('2026-10-09', '2026-10-10'), said('2026-10-08', '2026-10-08')]).toEqual([true, false, false])
})

test('[A5, row 20] nothing was sent before it was signed', () => {
  expect(send(accepted, { on: '2026-10-01' })).toMatchObject({ refusal: { kind: 'sent-before-signed', rule: 'A5' } })
})

test('[A3, design 3] nothing is sent while two said apart how it was sent', () => {
  const { scribe, chair } = aWrittenCase(signedUnits)
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'dispatch/1/secure-mail/1', aDispatch())
  say(secretary, 'dispatch/1/secure-mail/1', aDispatch({ to: 'Dr Fox' }))
  expect(mayDispatch(letterFacts(readCaseFile(scribe.fold())), aWish())).toMatchObject({ refusal: { rule: 'J6' } })
})

test('[A4, row 19] what we hold goes along; what is held elsewhere goes once it has reached us', () => {
  const elsewhere = anItem({ heldBy: { kind: 'elsewhere', organisation: 'Hill Hospital', asked: '2026-10-01' } })
  expect(send({ 'pack/i1': anItem() }, { items: ['i1'] }).ok).toBe(true)
  expect(send({ 'pack/i1': elsewhere }, { items: ['i1'] })).toMatchObject({ refusal: { kind: 'item-held-elsewhere', rule: 'A4', what: 'MRI head' } })
  expect(send({ 'pack/i1': { ...elsewhere, received: '2026-10-08' } }, { items: ['i1'] }).ok).toBe(true)
  expect(send({}, { items: ['i9'] })).toMatchObject({ refusal: { kind: 'not-in-the-pack', rule: 'A4' } })
})

test('[A5, row 20] a recipient and, where the way needs one, an address', () => {
  expect(send({}, { to: ' ' })).toMatchObject({ refusal: { kind: 'recipient-missing', rule: 'A5' } })
  expect(send({}, { address: '' })).toMatchObject({ refusal: { kind: 'address-missing', rule: 'A5' } })
  expect(send({}, { method: 'by-hand', address: '' }).ok).toBe(true)
})

test('[A5, row 20] it goes again the same way only after it was taken back, and beside what was', () => {
  expect(send({ 'dispatch/1/secure-mail/1': aDispatch() })).toMatchObject({ refusal: { kind: 'already-sent', rule: 'A5' } })
  expect(send({ 'dispatch/1/secure-mail/1': aDispatch({ undone }) })).toMatchObject({ ok: true, value: { unit: 'dispatch/1/secure-mail/2', dispatch: { round: 2 } } })
  expect(send({ 'dispatch/1/tracked-post/1': aDispatch({ method: 'tracked-post' }) }).ok).toBe(true)
})

test('[A5, row 20] a link of the image exchange runs out in 14 days, and goes again from the tenth', () => {
  const first = send({}, { method: 'image-exchange' })
  expect(first).toMatchObject({ ok: true, value: { dispatch: { expiresOn: '2026-10-23' } } })
  const sent = { 'dispatch/1/image-exchange/1': aDispatch({ method: 'image-exchange', expiresOn: '2026-10-23' }) }
  expect(send(sent, { method: 'image-exchange', on: '2026-10-18' })).toMatchObject({ refusal: { kind: 'already-sent' } })
  expect(send(sent, { method: 'image-exchange', on: '2026-10-19' }).ok).toBe(true)
})

test('[A6, row 20] an address that is not accredited is a reminder and stops nobody', () => {
  expect(send(accepted, { accredited: false })).toMatchObject({ ok: true, value: { hints: ['not-accredited'] } })
  expect(send(accepted, { accredited: false, method: 'tracked-post' })).toMatchObject({ ok: true, value: { hints: [] } })
  expect(send({})).toMatchObject({ ok: true, value: { hints: ['not-accepted-yet'] } })
})

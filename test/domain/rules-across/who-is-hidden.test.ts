import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { whoIsHidden } from '#domain/rules-across/who-is-hidden.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aConsent, aWrittenCase, meetingDay, say, someWords, zoe } from '../a-case.ts'

const patient = new Scribe({ kind: 'patient', id: 'pt1' }).fold()
const request = { relationship: 'aunt', parentalResponsibility: 'confirmed', how: '', on: meetingDay, words: '' }

function aHiding() {
  const { scribe, chair } = aWrittenCase({ 'consent/mother': null })
  return { scribe, chair, names: () => whoIsHidden(readCaseFile(scribe.fold()), patient).names }
}

test('[M31, vignette V10] who was renamed or taken off stays hidden: what was typed before has the old name', () => {
  const { chair, names } = aHiding()
  say(chair, 'person/f', { name: 'Piotr Wisniewski' })
  say(chair, 'person/f', { name: 'Piotr Nowak' })
  say(chair, 'words/a', someWords({ speaker: 'Beata' }))
  say(chair, 'consent/c', aConsent({ person: 'Marisol' }))
  say(chair, 'request', { ...request, by: 'parent-or-carer', name: 'Aunt Ewa' })
  for (const unit of ['person/f', 'words/a', 'consent/c', 'request']) chair.write([{ unit, path: '', value: null }])
  expect([...names()].sort()).toEqual(['Aunt Ewa', 'Beata', 'Marisol', 'Piotr Nowak', 'Piotr Wisniewski'])
})

test('[M31, design 3] two versions of an entry hide both names', () => {
  const { scribe, chair, names } = aHiding()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'person/f', { name: 'Piotr Nowak' })
  say(secretary, 'person/f', { name: 'Peter Novak' })
  expect([...names()].sort()).toEqual(['Peter Novak', 'Piotr Nowak'])
})

test('[M31, vignette V10] a clinician who asks for the team is nobody of the family', () => {
  const { chair, names } = aHiding()
  say(chair, 'request', { ...request, by: 'team', name: 'Dr Amara Osei' })
  expect(names()).toEqual([])
})

test('[M31, vignette V10] who heard, was offered, discussed, agrees to a transfer or spoke for a side is hidden as well', () => {
  const { chair, names } = aHiding()
  const on = { on: meetingDay, by: 'Dr Osei' }
  say(chair, 'offered/r1/a', { kind: 'offered', ...on, to: 'Bronagh', format: '', language: '' })
  say(chair, 'discussed/r1/a', { kind: 'held', ...on, with: 'Declan' })
  say(chair, 'transfer-consent/a', { ...on, person: 'Ewa', relation: '', yes: true, why: '' })
  say(chair, 'transfer', { ...on, wantedBy: 'family', name: 'Marisol', explained: null, outcome: null })
  say(chair, 'side/m1/a', { who: 'Father, Connor Murphy', text: 'No.', order: 'a' })
  expect([...names()].sort()).toEqual(['Bronagh', 'Connor', 'Declan', 'Ewa', 'Marisol', 'Murphy'])
})

test('[M31, vignette V10] whoever was told of a decline is hidden, by their name and not by who they are', () => {
  const { chair, names } = aHiding()
  const told = (to: string) => ({ to, how: 'By telephone', on: meetingDay, by: 'Dr Osei' })
  const each = [told('Rosa Núñez, grandmother'), told('Father, Declan Murphy'), told('Bronagh')]
  say(chair, 'approach/p1', { provider: 'p1', on: meetingDay, by: 'Dr Osei', how: '', whom: '', answer: { kind: 'declined', on: meetingDay, whom: 'Prof Lane', words: '', sees: null }, familyTold: { on: meetingDay, by: 'Dr Osei', each } })
  expect([...names()].sort()).toEqual(['Bronagh', 'Declan', 'Murphy', 'Rosa Núñez'])
})

test('[M31, vignette V10] colleagues who heard an opinion, spoke for a team or want a transfer are nobody of the family', () => {
  const { chair, names } = aHiding()
  const verbal = { on: meetingDay, from: 'p1', words: 'Wait.', noteBy: 'Sam Lee', confirmedBy: null }
  say(chair, 'verbal/a', { ...verbal, to: ['Amara Osei', 'Dr Ishaan Rao', 'Beata Nowak'] })
  say(chair, 'side/m1/a', { who: 'Neurosurgery', text: 'Operate.', order: 'a' })
  say(chair, 'transfer', { on: meetingDay, by: 'Dr Osei', wantedBy: 'provider', name: 'Professor Lane', explained: null, outcome: null })
  expect(names()).toEqual(['Beata Nowak'])
})

test('[M31, P17] those named in the child’s other cases and joined entries are hidden too', () => {
  const { scribe } = aHiding()
  const other = aWrittenCase({ 'consent/mother': aConsent({ person: 'Beata Kowalska' }) }).scribe.fold()
  const joined = new Scribe({ kind: 'patient', id: 'pt2' })
  say(joined.laptop('Chair', 'chair'), 'identity', { ...zoe, given: 'Zoja', hospitalNumber: 'H200200' })
  const { names, numbers } = whoIsHidden(readCaseFile(scribe.fold()), patient, [other, joined.fold()])
  expect(names).toEqual(['Zoja', 'O’Brien-Núñez', 'Beata Kowalska'])
  expect(numbers).toContain('H200200')
})

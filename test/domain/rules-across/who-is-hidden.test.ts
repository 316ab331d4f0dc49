import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { whoIsHidden } from '#domain/rules-across/who-is-hidden.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aConsent, aWrittenCase, meetingDay, say, someWords } from '../a-case.ts'

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

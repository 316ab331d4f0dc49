import { expect, test } from 'vitest'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { decisionOf, isUnsettled, latestDecision, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { exchange } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aWrittenCase, say, someIndications, someWords } from '../a-case.ts'

test('[J17, design 3] every settled part is read as it was said', () => {
  const file = aCaseFile()
  expect(file).toMatchObject({
    id: 'c-0121',
    subject: { reference: 'C-0121' },
    setting: { place: 'outpatient' },
    brief: { diagnoses: ['Autoimmune encephalitis', 'Mitochondrial disease'] },
    indications: { primary: 'I1' },
    shortlist: [{ provider: 'p1' }],
    consents: [{ person: 'Marisol Núñez' }],
    tasks: [{ id: 't1' }],
    hearing: null, hold: null, ended: null,
  })
  expect(decisionOf(file, 'm1')).toEqual(aDecision())
  expect(decisionOf(file, 'm2')).toBeNull()
})

test('[C5, row 16] the family’s words stand in their order, then by item; a withdrawn one no longer counts', () => {
  const { scribe, chair } = aWrittenCase({ 'words/b': someWords({ order: 'b' }), 'words/z': someWords({ order: 'a' }), 'words/y': someWords({ order: 'a' }), 'words/x': someWords({ order: 'a' }) })
  chair.write(withdrawUnit('words/x'))
  expect(readCaseFile(scribe.fold()).words.map((entry) => entry.id)).toEqual(['y', 'z', 'b'])
})

test('[J3, design 3] an unsettled part is no part of the file: no screen shows one side of it as the value', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'decision/m1', aDecision({ sentence: 'One.' }))
  say(secretary, 'decision/m1', aDecision({ sentence: 'Other.' }))
  const file = readCaseFile(scribe.fold())
  expect([file.decisions, latestDecision(file), isUnsettled(file.record, 'decision/m1'), isUnsettled(file.record, 'setting')]).toEqual([[], null, true, false])
})

test('[L4, row 14] a letter is made of the last decision that has an outcome', () => {
  expect(latestDecision(aCaseFile({ 'decision/m2': aDecision({ meeting: 'm2', sentence: 'Later.' }) }))?.sentence).toBe('Later.')
  expect(latestDecision(aCaseFile({ 'decision/m2': aDecision({ meeting: 'm2', outcome: null }) }))?.meeting).toBe('m1')
})

test('[M6, design 3] a case shows the reasons and sides of its latest decided meeting, and until then those of before', () => {
  const side = { who: 'Neurosurgery', text: 'before', order: 'a' }
  const change = {
    'decision/m1': null, 'side/before/1': side,
    'indications/m1': someIndications({ chosen: ['I2'], primary: 'I2' }), 'side/m1/1': { ...side, text: 'first meeting' },
  }
  const before = aCaseFile(change)
  expect([before.indications.primary, before.sides[0]?.text]).toEqual(['I1', 'before'])
  const decided = aCaseFile({ ...change, 'decision/m1': aDecision() })
  expect([decided.indications.primary, decided.sides[0]?.text]).toEqual(['I2', 'first meeting'])
  const next = aCaseFile({ ...change, 'decision/m1': aDecision(), 'decision/m2': aDecision({ meeting: 'm2' }) })
  expect([next.indications.primary, next.sides[0]?.text]).toEqual(['I1', 'before'])
})

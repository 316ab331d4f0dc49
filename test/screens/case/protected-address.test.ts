import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { storyWords } from '#screens/case/story-words.ts'
import { compareVersions } from '#screens/settle/compare-versions.ts'
import { mainText, otherFields } from '#screens/settle/unit-in-words.ts'
import { unitWords } from '#screens/kit/words-for-acts.ts'
import { anAct, exchange, Scribe } from '../../builders/an-act.ts'
import { say } from '../../domain/a-case.ts'

const secret = fc.stringMatching(/^QZ[0-9a-f]{10}$/)

test('[P12, vignette V6] the story, what waits for a person and the two versions never say an address', () => {
  fc.assert(
    fc.property(secret, secret, fc.boolean(), (line, postcode, isProtected) => {
      const value = { lines: [line], postcode, protected: isProtected }
      const act = anAct({ facts: stateUnit('address/m1', value) })
      const scribe = new Scribe()
      const [chair, secretary] = [scribe.laptop('Chair', 'chair'), scribe.laptop('Secretary', 'secretary')]
      say(chair, 'address/m1', value)
      say(secretary, 'address/m1', { ...value, postcode: `${postcode}x` })
      exchange(chair, secretary)
      const compared = compareVersions(scribe.fold(), 'address/m1', { providerName: () => '', ourVault: '' })
      const said = [storyWords(act, () => ''), storyWords({ ...act, verb: 'settle-versions' }, () => ''), mainText('address/m1', value), otherFields(value, () => ''), unitWords('address/m1'), compared?.base, compared?.versions.map(({ words, fields }) => ({ words, fields }))]
      expect(JSON.stringify(said)).not.toContain('QZ')
    }),
    { numRuns: 40 },
  )
})

test('[P12, domain 3.1] a viewing is in the story with whose address it was', () => {
  expect(storyWords(anAct({ verb: 'note-viewing', facts: stateUnit('viewing/v1', { person: 'm1', name: 'Agnieszka Wiśniewska' }) }), () => '')).toEqual({ title: 'A protected address was looked at.', rest: 'Of Agnieszka Wiśniewska.' })
})

test('[A13, vignette V11] an ending is told as what happened', () => {
  expect(storyWords(anAct({ verb: 'end-case', facts: stateUnit('ended', { how: 'withdrawn', by: 'Grace Stone', on: '2026-10-08' }) }), () => '').title).toBe('The request was withdrawn.')
})

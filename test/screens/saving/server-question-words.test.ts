import { describe, expect, it } from 'vitest'
import { questionLead, questionTitle, sureLead, sureTitle } from '#screens/saving/server-question-words.ts'
import type { ServerQuestion } from '#state/saving.ts'
import { lostEntries } from './a-saving-state.ts'

const another: ServerQuestion = { kind: 'another-server', server: 'urn:uuid:2', ours: 1 }

describe('what is asked about the trust server', () => {
  it('says what is known, what is safe, what may have happened and who decides', () => {
    expect(questionTitle(lostEntries)).toBe('The trust server lacks 41 entries in 9 cases that it held before.')
    expect(questionTitle({ ...lostEntries, entries: 1, records: 1, cases: 1 })).toBe('The trust server lacks 1 entry in 1 case that it held before.')
    expect(questionTitle({ ...lostEntries, records: 12 })).toBe('The trust server lacks 41 entries in 12 records that it held before.')
    expect(questionTitle(another)).toBe('The trust server is not the one you sent to before, or it was emptied.')
    expect(questionLead(lostEntries, true)).toBe(
      'It may have been restored from a backup. Nothing has been lost on this computer, and nothing is sent until somebody decides. Ask your IT department what happened, then decide.',
    )
    expect(questionLead(another, true)).not.toContain('backup')
    expect(questionLead(another, false)).toMatch(/Those who add entries decide, each for their own computer\.$/)
  })

  it('asks once more how many go, of this computer’s own', () => {
    expect(sureTitle(lostEntries)).toBe('Send 12 entries to the trust server again?')
    expect(sureTitle(another)).toBe('Send 1 entry to the trust server again?')
    expect(sureTitle({ ...another, ours: 0 })).toBe('Go on with this trust server?')
    for (const ours of [0, 1, 12]) expect(sureLead({ ...another, ours })).toMatch(/Your colleagues’ computers send theirs\. What the server has is not doubled\.$/)
  })

  it('uses no word of ours', () => {
    const questions = [lostEntries, another, { ...another, ours: 0 }]
    const said = questions.flatMap((each) => [questionTitle(each), questionLead(each, true), questionLead(each, false), sureTitle(each), sureLead(each)])
    expect(said.join(' ')).not.toMatch(/epoch|\bacts?\b|cursor|receipt|sync|journal|urn:/i)
  })
})

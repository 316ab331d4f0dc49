import { describe, expect, it } from 'vitest'
import { clockWords, comparedNow, connectionSentence, onServerNow, panelFacts, sendingSentence } from '#screens/saving/panel-words.ts'
import { actWords } from '#screens/kit/words-for-acts.ts'
import { verbs } from '#domain/journal/role-table.ts'
import { aSavingState, lostEntries, unreachable } from './a-saving-state.ts'

const now = '2026-10-08T12:22:00Z'
const fact = (saving: Parameters<typeof panelFacts>[0], name: string) => panelFacts(saving, now).find((row) => row.name === name)?.words

describe('saving and sending, in words', () => {
  it('says whether the trust server can be used, what is safe and what to do', () => {
    expect(connectionSentence(aSavingState(), now)).toBe('Connected to the trust server since 9am. Nothing to send.')
    expect(connectionSentence(aSavingState({ connection: unreachable }), now)).toMatch(/^No connection since 1:20pm\. This computer has no network, or the trust server is off\. Carry on/)
    expect(connectionSentence(aSavingState({ connection: { ...unreachable, reason: 'not-trusted' } }), now)).toContain('Your work is safe on this computer')
    expect(connectionSentence(aSavingState({ connection: { kind: 'no-server' } }), now)).toContain('nothing leaves this computer')
  })

  it('says when it tries again', () => {
    const acts = { saved: 3, waiting: 3, onServer: 0, refused: 0 }
    expect(sendingSentence(aSavingState({ acts, connection: unreachable }), now)).toBe('Tries again at 1:24pm, and as often as needed')
    expect(sendingSentence(aSavingState({ acts, sending: true }), now)).toBe('Sending now')
    expect(sendingSentence(aSavingState({ acts, connection: { ...unreachable, reason: 'sign-in-refused' } }), now)).toContain('F7')
    expect(sendingSentence(aSavingState(), now)).toBe('Nothing waiting to send')
  })

  it('counts as on the trust server what it is known to hold now: not what it lost, nor what another server held', () => {
    expect(onServerNow(aSavingState())).toEqual({ count: 1204, words: 'The server answered for each one' })
    expect(onServerNow(aSavingState({ toDecide: lostEntries }))).toEqual({ count: 1192, words: 'The server answered for 1,204, and now lacks 12 of them' })
    expect(onServerNow(aSavingState({ toDecide: { kind: 'another-server', server: 'urn:uuid:2', ours: 1204 } }))).toEqual({ count: 0, words: 'None known. The server before this one answered for 1,204' })
    expect(onServerNow(aSavingState({ acts: { saved: 2, waiting: 2, onServer: 0, refused: 0 } }))).toEqual({ count: 0, words: 'Nothing yet' })
  })

  it('says what would be lost with this computer', () => {
    const acts = { saved: 9, waiting: 3, onServer: 5, refused: 1 }
    expect(fact(aSavingState(), 'If this computer is lost')).toBe('Nothing of yours would be lost')
    expect(fact(aSavingState({ acts, drafts: 1 }), 'If this computer is lost')).toBe('Of yours, only the 3 waiting, the 1 refused and 1 unfinished draft would be lost')
    const [lost] = panelFacts(aSavingState(), now, 2).filter(({ name }) => name === 'If this computer is lost')
    expect(lost?.words).toBe('Of yours, only 2 sentences on the screen would be lost')
  })

  it('says what the comparison found', () => {
    expect(fact(aSavingState(), 'Last compared with the server')).toBe('12:40pm. The same on both')
    const compared = { at: '2026-10-08T11:40:00Z', same: false, here: 12, onServer: 10 }
    expect(fact(aSavingState({ compared }), 'Last compared with the server')).toMatch(/^12:40pm\. Not the same: 12 here, 10 on the server/)
    expect(fact(aSavingState({ compared: null }), 'Last compared with the server')).toBe('Not yet')
  })

  it('says that a comparison asked for came to nothing, and what still waits', () => {
    const failed = { failedAt: '2026-10-08T12:25:00Z' }
    const waits = (waiting: number) => aSavingState({ acts: { saved: 10, waiting, onServer: 10 - waiting, refused: 0 }, connection: unreachable })
    expect(comparedNow(waits(6), failed, now)).toBe('The trust server did not answer at 1:25pm, nothing was compared. 6 still wait on this computer to be sent.')
    expect(comparedNow(waits(1), failed, now)).toContain('1 still waits on this computer')
    expect(comparedNow(waits(0), failed, now)).toBe('The trust server did not answer at 1:25pm, nothing was compared. Nothing waits to be sent.')
    expect(comparedNow(waits(6), 'asking', now)).toBe('Asking the trust server now.')
    expect(comparedNow(aSavingState(), failed, now), 'it has answered since').toBeNull()
    expect(comparedNow(waits(6), null, now)).toBeNull()
  })

  it('says who sends what the server lacks, and that nothing is sent while it is asked', () => {
    const compared = { at: '2026-10-08T11:40:00Z', same: false, here: 12, onServer: 10 }
    expect(fact(aSavingState({ compared }), 'Last compared with the server')).toContain('Colleagues’ computers send the 2 that it lacks')
    const acts = { saved: 9, waiting: 3, onServer: 6, refused: 0 }
    const asked = aSavingState({ compared, acts, toDecide: lostEntries })
    expect(fact(asked, 'Last compared with the server')).toContain('Nothing is sent until somebody decides')
    expect(sendingSentence(asked, now)).toBe('Nothing is sent until somebody decides')
    expect(connectionSentence(asked, now)).toBe('Connected to the trust server since 9am. Nothing is sent until somebody decides.')
    expect(fact(asked, 'If this computer is lost')).toBe('Of yours, only the 3 waiting and the 12 the trust server lacks would be lost')
    const another = aSavingState({ acts, toDecide: { kind: 'another-server', server: 'urn:uuid:2', ours: 9 } })
    expect(fact(another, 'If this computer is lost')).toBe('Of yours, only the 3 waiting and the 6 this trust server may lack would be lost')
  })

  it('asks who signs in with their trust to do so again, and tells the three troubles of a sign-in apart', () => {
    const ended = aSavingState({ signsIn: true, acts: { saved: 9, waiting: 3, onServer: 6, refused: 0 }, connection: { ...unreachable, reason: 'sign-in-refused' } })
    expect(connectionSentence(ended, now)).toContain('Sign in again and it goes on')
    expect(sendingSentence(ended, now)).toBe('Sent once you have signed in again (F3)')
    expect(connectionSentence({ ...ended, signsIn: false }, now)).toContain('Ask your IT department for a new sign-in')
    expect(connectionSentence(aSavingState({ signsIn: true, connection: { ...unreachable, reason: 'sign-in-not-reached' } }), now)).toContain('sign-in service cannot be reached')
    expect(connectionSentence(aSavingState({ signsIn: true, connection: { ...unreachable, reason: 'sign-in-gives-no-role' } }), now)).toContain('no role in this team any more')
  })

  it('tells a slow clock from a fast one', () => {
    expect(clockWords(null)).toContain('Not yet')
    expect(clockWords(-20_000)).toBe('Right, within half a minute')
    expect(clockWords(120_000)).toBe('2 minutes slow. Order is not affected')
    expect(clockWords(-7_200_000)).toBe('2 hours fast. Order is not affected')
    expect(clockWords(864_000_000)).toBe('10 days slow. Order is not affected')
  })

  it('has words for every kind of entry', () => {
    expect(verbs.filter((verb) => actWords(verb) === actWords('not-a-verb'))).toEqual([])
  })
})

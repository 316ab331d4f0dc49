import { describe, expect, it } from 'vitest'
import { cornerWords } from '#screens/saving/corner-words.ts'
import { aRefusedItem, aSavingState, lostEntries, unreachable } from './a-saving-state.ts'

const now = '2026-10-08T12:22:00Z'
const waiting = (count: number, refused = 0) => ({ saved: 1204, waiting: count, onServer: 1204 - count - refused, refused })

describe('the corner, worst first', () => {
  it('NOT saved comes before everything', () => {
    const notSaved = { since: '2026-10-08T12:20:00Z', reason: 'disk-full' } as const
    const saving = aSavingState({ notSaved, acts: waiting(3, 1), refused: [aRefusedItem('no')], connection: unreachable })
    expect(cornerWords(saving, 2, now, 1)).toEqual({
      shape: 'person',
      tone: 'not-saved',
      parts: ['NOT saved since 1:20pm', 'disk full', '1 sentence only on this screen'],
    })
    expect(cornerWords(saving, 0, now, 2).parts.at(-1)).toBe('2 sentences only on this screen')
    expect(cornerWords(saving, 0, now).parts).toHaveLength(2)
    const failed = cornerWords(aSavingState({ notSaved: { ...notSaved, reason: 'disk-failed' } }), 0, now)
    expect(failed.parts[1]).toBe('the disk does not take what is written')
    const silent = cornerWords(aSavingState({ notSaved: { ...notSaved, reason: 'no-answer' } }), 0, now)
    expect(silent.parts[1]).toBe('the disk does not answer')
  })

  it('little room is said last, in whatever state; once the reserve was needed it needs a person', () => {
    const low = { kind: 'low', freeBytes: 212_400_000 } as const
    expect(cornerWords(aSavingState({ room: low }), 0, now).parts.at(-1)).toBe('this computer’s disk is nearly full, 212 MB left')
    expect(cornerWords(aSavingState({ room: low }), 2, now).parts.at(-1)).toBe('this computer’s disk is nearly full, 212 MB left')
    expect(cornerWords(aSavingState({ room: { kind: 'low', freeBytes: 4096 } }), 0, now).parts.at(-1)).toBe('this computer’s disk is nearly full, less than 1 MB left')
    const used = cornerWords(aSavingState({ room: { kind: 'reserve-used', freeBytes: 4096 } }), 0, now)
    expect(used).toMatchObject({ shape: 'person', tone: 'calm' })
    expect(used.parts.slice(0, 2)).toEqual(['1 needs a person', 'this computer’s disk is full, make room now'])
  })

  it('names the day when NOT saved began on another one', () => {
    const saving = aSavingState({ notSaved: { since: '2026-10-07T12:20:00Z', reason: 'disk-full' } })
    expect(cornerWords(saving, 0, now).parts[0]).toBe('NOT saved since Wednesday 7 October, 1:20pm')
  })

  it('needs a person', () => {
    const saving = aSavingState({ lastSavedAt: '2026-10-09T08:01:00Z', acts: waiting(3), compared: { at: '2026-10-09T08:00:00Z', same: true, here: 1, onServer: 1 } })
    expect(cornerWords(saving, 2, '2026-10-09T08:05:00Z')).toEqual({
      shape: 'person',
      tone: 'calm',
      parts: ['2 need a person', 'saved on this computer 9:01am', '3 waiting to send', 'last compared 9am'],
    })
    expect(cornerWords(saving, 1, now).parts[0]).toBe('1 needs a person')
    expect(cornerWords(aSavingState(), 1, now).parts).toContain('nothing waiting to send')
  })

  it('a comparison asked for that came to nothing is said, and not that a server did not answer which refused', () => {
    const failed = { failedAt: '2026-10-08T12:21:00Z' }
    const parts = (connection: typeof unreachable | (Omit<typeof unreachable, 'reason'> & { reason: 'sign-in-refused' })) => cornerWords(aSavingState({ acts: waiting(6), connection }), 0, now, 0, failed).parts
    expect(parts(unreachable).slice(1)).toEqual(['6 waiting to send', 'no connection since 1:20pm. Carry on: nothing here needs it', 'the trust server did not answer at 1:21pm, nothing was compared'])
    expect(parts({ ...unreachable, reason: 'sign-in-refused' }).at(-1)).toBe('the trust server was asked again at 1:21pm, nothing was compared')
    expect(cornerWords(aSavingState({ connection: unreachable }), 0, now, 0, 'asking').parts.at(-1)).toBe('asking the trust server now')
    expect(cornerWords(aSavingState(), 0, now, 0, failed).parts.at(-1)).toBe('last compared 12:40pm')
  })

  it('refused: in the server’s words, counted once', () => {
    const one = aSavingState({ acts: waiting(0, 1), refused: [aRefusedItem('your role there does not allow it.')] })
    expect(cornerWords(one, 0, now).parts.slice(0, 2)).toEqual([
      '1 needs a person',
      'the trust server refused 1 entry: your role there does not allow it',
    ])
    const two = aSavingState({ acts: waiting(0, 2), refused: [aRefusedItem('one reason', 'a'), aRefusedItem('another', 'b')] })
    expect(cornerWords(two, 1, now).parts.slice(0, 2)).toEqual(['3 need a person', 'the trust server refused 2 entries'])
  })

  it('damage and two entries of one name need a person', () => {
    expect(cornerWords(aSavingState({ damage: ['words'] }), 0, now).parts.slice(0, 2)).toEqual(['1 needs a person', 'damage found on this disk'])
    expect(cornerWords(aSavingState({ alarms: 1 }), 0, now).parts[1]).toBe('two entries with one name, both kept')
  })

  it('a trust server that lacks what it held needs a person, and nothing is said to be there', () => {
    const { shape, parts } = cornerWords(aSavingState({ toDecide: lostEntries }), 1, now)
    expect(shape).toBe('person')
    expect(parts.slice(0, 2)).toEqual(['2 need a person', 'the trust server lacks 41 entries it held before, nothing is sent'])
    expect(parts.join(' ')).not.toContain('Everything')
    const another = { kind: 'another-server', server: 'urn:uuid:2', ours: 12 } as const
    const emptied = cornerWords(aSavingState({ toDecide: another, connection: { ...unreachable, reason: 'another-server' } }), 0, now).parts
    expect(emptied[0]).toBe('1 needs a person')
    expect(emptied.at(-1)).toBe('another server answers at the trust’s address, nothing sent since 1:20pm')
  })

  it('[K24] records in use on two computers need a person, and nothing is called damaged', () => {
    const { shape, parts } = cornerWords(aSavingState({ forks: 3 }), 0, now)
    expect(shape).toBe('person')
    expect(parts.slice(0, 2)).toEqual(['1 needs a person', 'your records seem to be in use on two computers'])
    expect(parts.join(' ')).not.toContain('damage')
  })

  it('waiting, without a connection', () => {
    expect(cornerWords(aSavingState({ acts: waiting(6), connection: unreachable }), 0, now)).toEqual({
      shape: 'waiting',
      tone: 'calm',
      parts: ['Saved on this computer 1:21pm', '6 waiting to send', 'no connection since 1:20pm. Carry on: nothing here needs it'],
    })
  })

  it('waiting, connected; a signed letter not handed over waits too', () => {
    expect(cornerWords(aSavingState({ acts: waiting(1) }), 0, now).parts).toEqual([
      'Saved on this computer 1:21pm',
      '1 waiting to send',
      'last compared 12:40pm',
    ])
    expect(cornerWords(aSavingState({ blobsWaiting: 1 }), 0, now).parts[1]).toBe('1 waiting to send')
    expect(cornerWords(aSavingState({ acts: waiting(1), compared: null, sending: true }), 0, now).parts[2]).toBe('sending now')
  })

  it('on the server', () => {
    expect(cornerWords(aSavingState(), 0, now)).toEqual({
      shape: 'on-server',
      tone: 'calm',
      parts: ['Everything is on the trust server', 'nothing waiting to send', 'last compared 12:40pm'],
    })
  })

  it('does not say everything is there when the comparison said otherwise', () => {
    const differs = cornerWords(aSavingState({ compared: { at: '2026-10-08T11:40:00Z', same: false, here: 5, onServer: 4 } }), 0, now)
    expect(differs.shape).toBe('here')
    expect(differs.parts).toEqual(['Saved on this computer 1:21pm', 'nothing waiting to send', 'last compared 12:40pm, not the same on both'])
  })

  it('does not say everything is there while another server answers, or when an entry was refused for good', () => {
    const another = cornerWords(aSavingState({ connection: { ...unreachable, reason: 'another-server' } }), 0, now)
    expect(another).toMatchObject({ shape: 'here' })
    expect(another.parts[0]).toBe('Saved on this computer 1:21pm')
    const refused = cornerWords(aSavingState({ acts: waiting(0, 2) }), 0, now)
    expect(refused).toMatchObject({ shape: 'here' })
    expect(refused.parts).toContain('2 refused entries on this computer only')
  })

  it('names unfinished drafts: they are on this computer only', () => {
    expect(cornerWords(aSavingState({ drafts: 1 }), 0, now).parts).toContain('1 unfinished draft on this computer only')
    expect(cornerWords(aSavingState({ drafts: 2, acts: waiting(1) }), 0, now).parts).toContain('2 unfinished drafts on this computer only')
  })

  it('made-up clinic, no trust server', () => {
    const made = aSavingState({ connection: { kind: 'no-server' }, acts: waiting(1204), compared: null })
    expect(cornerWords(made, 0, now)).toEqual({
      shape: 'here',
      tone: 'calm',
      parts: ['Saved on this computer 1:21pm', 'made-up clinic, no trust server'],
    })
    expect(cornerWords(made, 1, now).parts).toEqual(['1 needs a person', 'saved on this computer 1:21pm'])
  })

  it('nothing of this person’s saved yet, whatever of their colleagues’ is here', () => {
    const none = aSavingState({ lastSavedAt: null, acts: { saved: 0, waiting: 0, onServer: 0, refused: 0 }, compared: null, connection: { kind: 'not-tried' } })
    expect(cornerWords(none, 0, now).parts).toEqual(['Nothing of yours saved yet', 'not yet connected'])
    const received = aSavingState({ ...none, compared: { at: '2026-10-08T11:40:00Z', same: false, here: 40, onServer: 41 }, connection: unreachable })
    expect(cornerWords(received, 0, now).parts.slice(0, 2)).toEqual(['Nothing of yours saved yet', 'nothing waiting to send'])
  })

  it('says when the connection needs somebody to do something', () => {
    for (const reason of ['not-trusted', 'not-a-trust-server', 'sign-in-refused', 'another-server'] as const) {
      const parts = cornerWords(aSavingState({ acts: waiting(1), connection: { ...unreachable, reason } }), 0, now).parts
      expect(parts[2], reason).toMatch(/nothing sent since 1:20pm$/)
      expect(parts[2], reason).not.toContain('Carry on')
    }
  })

  it('never says synced, success, up to date or online, in any mix of states', () => {
    const connections = [{ kind: 'no-server' }, { kind: 'not-tried' }, { kind: 'connected', since: now }, unreachable] as const
    for (const connection of connections)
      for (const count of [0, 1, 7])
        for (const people of [0, 1])
          for (const drafts of [0, 1])
            for (const compared of [null, { at: now, same: false, here: 1, onServer: 2 }]) {
              const { parts } = cornerWords(aSavingState({ connection, acts: waiting(count), drafts, compared }), people, now)
              expect(parts.join(' ')).not.toMatch(/sync|success|up to date|online/i)
              expect(new Set(parts).size).toBe(parts.length)
            }
  })

  it('tells a role that changed at the trust as one that needs a person', () => {
    expect(cornerWords(aSavingState({ roleNow: 'member' }), 0, now).parts.slice(0, 2)).toEqual(['1 needs a person', 'your role at the trust has changed'])
  })
})

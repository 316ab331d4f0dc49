import type { SavingState } from '#state/saving.ts'

/** A state of saving: connected, all sent, compared at 12:40pm on 8 October 2026 (British summer time). */
export function aSavingState(more: Partial<SavingState> = {}): SavingState {
  return {
    notSaved: null,
    lastSavedAt: '2026-10-08T12:21:00Z',
    acts: { saved: 1204, waiting: 0, onServer: 1204, refused: 0 },
    blobsWaiting: 0,
    waiting: [],
    refused: [],
    forColleagues: [],
    sentForYou: 0,
    waitingHere: [],
    erasedUnsent: 0,
    drafts: 0,
    connection: { kind: 'connected', since: '2026-10-08T08:00:00Z' },
    sending: false,
    compared: { at: '2026-10-08T11:40:00Z', same: true, here: 1204, onServer: 1204 },
    toDecide: null,
    clockOffsetMs: 0,
    roleNow: null,
    reading: null,
    signsIn: false,
    damage: [],
    alarms: 0,
    forks: 0,
    room: null,
    ...more,
  }
}

/** The server was put back to an older copy. */
export const lostEntries = { kind: 'lost-entries', server: 'urn:uuid:1', ours: 12, entries: 41, records: 9, cases: 9 } as const satisfies SavingState['toDecide']

/** No network since 1:20pm. */
export const unreachable = {
  kind: 'unreachable',
  since: '2026-10-08T12:20:00Z',
  reason: 'no-network',
  nextTryAt: '2026-10-08T12:24:00Z',
} as const satisfies SavingState['connection']

export function aRefusedItem(words: string, act = 'a'): SavingState['refused'][number] {
  return { act, about: { kind: 'case', id: 'c' }, verb: 'sign-letter', by: 'Dr Abena Osei', at: '2026-10-08T12:20:00Z', words }
}

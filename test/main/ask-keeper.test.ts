import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import { lineToKeeper, type KeeperLine } from '#electron/main/ask-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const about = { kind: 'case', id: 'c1' } as const
const draft = { key: 'decision', about, after: [], words: { sentence: 'We ask' } }
const acts: KeeperRequests['appendActs'] = { intents: [] }
const noAnswer = { ok: false, refusal: { kind: 'not-saved', rule: 'K22', reason: 'no-answer' } }
const kept = { ok: true, value: { keptAt: '2026-10-08T11:40:00.000Z' } }

/** A line to a keeper that answers nothing by itself; the numbers of what it was sent, and what the window is told. */
function aLine(): { readonly line: KeeperLine; readonly ids: number[]; readonly told: unknown[] } {
  const ids: number[] = []
  const told: unknown[] = []
  const line = lineToKeeper(
    (message: ToKeeper) => message.kind === 'ask' && ids.push(message.id),
    (name, notice) => told.push([name, notice]),
  )
  return { line, ids, told }
}

it('[K22] a save that gets no answer is NOT saved within three seconds, and the window is told once, and once more when all is answered', async () => {
  const { line, ids, told } = aLine()
  const asked = [line.ask('keepDraft', draft), line.ask('appendActs', acts)]
  vi.advanceTimersByTime(2499)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(await Promise.all(asked)).toEqual([noAnswer, noAnswer])
  expect(told).toEqual([['saving-silent', { forMs: 2500 }]])
  line.take({ kind: 'reply', id: ids[0]!, reply: kept })
  expect(told).toHaveLength(1)
  line.take({ kind: 'failed', id: ids[1]!, error: 'Error' })
  expect(told.at(-1)).toEqual(['saving-silent', { forMs: null }])
})

it('[K22] an answer in time is the answer, and nothing is said of it later', async () => {
  const { line, ids, told } = aLine()
  const asked = line.ask('keepDraft', draft)
  vi.advanceTimersByTime(2000)
  line.take({ kind: 'reply', id: ids[0]!, reply: kept })
  expect(await asked).toEqual(kept)
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

it('[K22] signing has the time a PIN takes; what only reads, or waits for a drive, has no limit', async () => {
  const { line } = aLine()
  let answered = 0
  const count = () => (answered += 1)
  void line.ask('appendActs', { ...acts, pin: '123456' }).then(count)
  void line.ask('keepSigned', { about, intents: [], pin: '123456', bytes: new Uint8Array(), type: '' }).then(count)
  void line.ask('readDrafts', {}).then(count)
  void line.ask('writeLockedCopy', { drafts: [], path: '/nowhere' }).then(count)
  await vi.advanceTimersByTimeAsync(9999)
  expect(answered).toBe(0)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(answered).toBe(2)
})

it('[K22] a keeper that ended is silent no more: what it was asked is lost, and the next one begins anew', async () => {
  const { line, told } = aLine()
  const late = line.ask('keepDraft', draft)
  await vi.advanceTimersByTimeAsync(2500)
  const lost = line.ask('readDrafts', {})
  line.drop()
  expect(await late).toEqual(noAnswer)
  await expect(lost).rejects.toThrow('The keeper ended')
  void line.ask('keepDraft', draft)
  await vi.advanceTimersByTimeAsync(2500)
  expect(told).toEqual([['saving-silent', { forMs: 2500 }], ['saving-silent', { forMs: 2500 }]])
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PressMessage } from '#bridge/press-messages.ts'
import { lineToPress, type PressLine } from '#electron/main/ask-press.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000
const failed = { ok: false, refusal: { kind: 'press-failed', rule: 'L7', error: 'ended' } }
const pack = { letter: new Uint8Array(1), enclosures: [], identity: 'NHS number 999 526 0182', letterName: '', reference: 'C-0109', without: [], lock: null }

/** A line to a press that answers nothing; what it was sent, and how often it was ended. */
function aLine(): { readonly line: PressLine; readonly sent: PressMessage[]; readonly ended: () => number } {
  const sent: PressMessage[] = []
  let ended = 0
  const line: PressLine = lineToPress(
    (message) => sent.push(message),
    () => {
      ended += 1
      line.drop()
    },
  )
  return { line, sent, ended: () => ended }
}

it('[L32] a file that is read without end, and a pack that is made without end, are given up and answered', async () => {
  const { line, ended } = aLine()
  const read = line.readEnclosure(new Uint8Array(1))
  vi.advanceTimersByTime(2 * MINUTE)
  expect(await read).toEqual(failed)
  const packed = line.pack(pack)
  vi.advanceTimersByTime(5 * MINUTE - 1)
  expect(ended()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(await packed).toEqual(failed)
  expect(ended()).toBe(2)
})

it('[L32] what waits for another job to be done is not given up for that', async () => {
  const { line, sent, ended } = aLine()
  const first = line.pack(pack)
  const second = line.readEnclosure(new Uint8Array(1))
  vi.advanceTimersByTime(4 * MINUTE)
  const refusal = { kind: 'letter-not-readable', rule: 'L32' }
  line.take({ id: (sent[0] as { readonly id: string }).id, ok: false, refusal })
  expect(await first).toEqual({ ok: false, refusal })
  vi.advanceTimersByTime(2 * MINUTE - 1)
  expect(ended()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(await second).toEqual(failed)
  expect(ended()).toBe(1)
})

it('[L7] our own pages have no such limit', () => {
  const { line, ended } = aLine()
  void line.set({})
  vi.advanceTimersByTime(60 * MINUTE)
  expect(ended()).toBe(0)
})

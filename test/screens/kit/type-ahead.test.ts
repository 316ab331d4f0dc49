import { expect, test } from 'vitest'
import { createTypeAhead } from '#screens/kit/type-ahead.ts'
import type { KeyPress } from '#screens/kit/key-registry.ts'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({ key, code: '', ctrl: false, alt: false, shift: false, meta: false, repeat: false, composing: false, ...change })

function flushed(ahead: ReturnType<typeof createTypeAhead>, bound: string, at = 0): string {
  let run = ''
  ahead.flush(({ key }) => {
    if (!bound.includes(key)) return false
    run += key
    return true
  }, at)
  return run
}

test('what was pressed too early is done in order, once its keys stand', () => {
  const ahead = createTypeAhead()
  for (const key of 'lo') ahead.hold(press(key), 0)
  expect([flushed(ahead, 'o'), flushed(ahead, 'lo'), flushed(ahead, 'lo'), flushed(ahead, 'lo')]).toEqual(['', 'l', 'o', ''])
})

test('nothing is done that was pressed long ago, given up, or no single character', () => {
  const ahead = createTypeAhead()
  ahead.hold(press('l'), 0)
  expect(flushed(ahead, 'l', 2001)).toBe('')
  ahead.hold(press('l'), 0)
  ahead.drop()
  for (const other of [press('Enter'), press(' '), press('l', { ctrl: true }), press('l', { composing: true })]) {
    ahead.hold(press('l'), 0)
    ahead.hold(other, 0)
    expect(flushed(ahead, 'lEnter ')).toBe('')
  }
  ahead.hold(press('l', { repeat: true }), 0)
  expect(flushed(ahead, 'lEnter')).toBe('')
})

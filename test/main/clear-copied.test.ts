import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearCopied } from '#electron/main/clear-copied.ts'

/** An event of a page and what it says. */
type Key = readonly [string, Readonly<Record<string, unknown>>]

const withControl = (name: string): Key => ['input-event', { type: 'rawKeyDown', modifiers: [name] }]
const alone = (key: string, shift = false): Key => ['before-input-event', { type: 'keyDown', key, shift }]
const CTRL_C = withControl('control')

/** The system's clipboard, the keys of one page, and what that page does on them. */
function atTheKeys(onLongText: () => void = () => undefined) {
  let text = ''
  const clipboard = { readText: async () => text, clear: () => void (text = '') }
  const page = new EventEmitter()
  const copied = clearCopied(clipboard, onLongText)
  copied.watch(page as unknown as WebContents)
  return {
    ...copied,
    /** Presses a key; the page copies a little later, or nothing at all. */
    press: async (words: string | null, [event, input]: Key = CTRL_C) => {
      page.emit(event, {}, input)
      await vi.advanceTimersByTimeAsync(20)
      if (words !== null) text = words
    },
    leave: async () => {
      page.emit('blur')
      await vi.advanceTimersByTimeAsync(0)
    },
    elsewhere: (words: string) => void (text = words),
    text: () => text,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what was copied', () => {
  it.each([
    ['Ctrl C', CTRL_C],
    ['Cmd C', withControl('meta')],
    ['Shift Delete', alone('Delete', true)],
    ['the key that copies', alone('Copy')],
    ['the key that cuts', alone('Cut')],
  ] as const)('[E26] leaves after a minute: %s', async (_, key) => {
    const at = atTheKeys()
    await at.press('Zoë O’Brien-Núñez', key)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(at.text()).toBe('Zoë O’Brien-Núñez')
    await vi.advanceTimersByTimeAsync(1_100)
    expect(at.text()).toBe('')
  })

  it('[K30] that is as long as a letter is told of, once for each copy, and what was there already is not', async () => {
    let told = 0
    const at = atTheKeys(() => void (told += 1))
    at.elsewhere('x'.repeat(5000))
    await at.press(null)
    await vi.advanceTimersByTimeAsync(3000)
    await at.press('a name')
    await vi.advanceTimersByTimeAsync(3000)
    expect(told).toBe(0)
    await at.press('y'.repeat(1000))
    await vi.advanceTimersByTimeAsync(3000)
    expect(told).toBe(1)
  })

  it('[E26] leaves at once on a lock, also in the moment it was copied', async () => {
    const at = atTheKeys()
    await at.press('words')
    await at.clear()
    expect(at.text()).toBe('')
  })

  it('[E26] is followed by something else: that stays, after a minute and on a lock', async () => {
    const at = atTheKeys()
    await at.press('words')
    await vi.advanceTimersByTimeAsync(100)
    at.elsewhere('a telephone number')
    await vi.advanceTimersByTimeAsync(61_000)
    expect(at.text()).toBe('a telephone number')
    await at.clear()
    expect(at.text()).toBe('a telephone number')
  })

  it('[E26] has its minute anew each time it is copied', async () => {
    const at = atTheKeys()
    await at.press('words')
    await vi.advanceTimersByTimeAsync(50_000)
    await at.press('words')
    await vi.advanceTimersByTimeAsync(50_000)
    expect(at.text()).toBe('words')
    await vi.advanceTimersByTimeAsync(10_100)
    expect(at.text()).toBe('')
  })

  it('[E26] is nothing where nothing was chosen: what stood there and what comes from elsewhere stay', async () => {
    const at = atTheKeys()
    at.elsewhere('copied elsewhere')
    await at.press(null)
    await vi.advanceTimersByTimeAsync(61_000)
    await at.clear()
    expect(at.text()).toBe('copied elsewhere')
    await at.press(null)
    await at.leave()
    at.elsewhere('copied a moment later')
    await vi.advanceTimersByTimeAsync(61_000)
    await at.clear()
    expect(at.text()).toBe('copied a moment later')
  })

  it('[E26] is not looked for at other keys', async () => {
    const at = atTheKeys()
    const others: readonly Key[] = [alone('Delete'), alone('c'), ['input-event', { type: 'rawKeyDown', modifiers: ['shift'] }], ['input-event', { type: 'keyUp', modifiers: ['control'] }], ['input-event', { type: 'mouseDown' }]]
    for (const key of others) await at.press(`came by ${JSON.stringify(key)}`, key)
    await vi.advanceTimersByTimeAsync(61_000)
    expect(at.text()).toContain('mouseDown')
  })
})

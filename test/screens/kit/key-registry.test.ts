import { describe, expect, it } from 'vitest'
import { focusPlaceOf } from '#screens/kit/focus-place.ts'
import { capOf, shortcutOf } from '#screens/kit/key-names.ts'
import { createKeyRegistry, matches, type KeyBinding, type KeyPress } from '#screens/kit/key-registry.ts'
import { keysAt } from '#screens/kit/keys-at.ts'
import { listKeys } from '#screens/kit/list-keys.ts'
import { nextArea } from '#screens/kit/move-between-areas.ts'

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key
  return { key, code, ctrl: false, alt: false, shift: false, meta: false, repeat: false, composing: false, ...more }
}

/** A registry with scopes that write down what ran. */
function recorder() {
  const ran: string[] = []
  const registry = createKeyRegistry()
  const bind = (keys: string, words = keys): KeyBinding => ({ keys, words, run: () => void ran.push(words) })
  return { ran, registry, bind }
}

describe('which key is meant', () => {
  it('takes a bare letter anywhere but in a box, and Alt with it everywhere', () => {
    expect(matches('S', press('s'), 'elsewhere', true)).toBe(true)
    expect(matches('S', press('s'), 'control', true)).toBe(true)
    expect(matches('S', press('s'), 'text', true)).toBe(false)
    expect(matches('S', press('s', { alt: true }), 'text', true)).toBe(true)
    expect(matches('S', press('s', { ctrl: true }), 'elsewhere', true)).toBe(false)
    expect(matches('S', press('s', { meta: true }), 'elsewhere', true)).toBe(false)
    expect(matches('S', press('S', { shift: true }), 'elsewhere', true)).toBe(false)
    expect(matches('S', press('d'), 'elsewhere', true)).toBe(false)
  })

  it('leaves what AltGr types (Ctrl and Alt together) to the box', () => {
    expect(matches('E', press('€', { code: 'KeyE', ctrl: true, alt: true }), 'text', true)).toBe(false)
  })

  it('goes by what the layout types, and by the place of the key where that is no Latin letter', () => {
    expect(matches('A', press('a', { code: 'KeyQ' }), 'elsewhere', true)).toBe(true)
    expect(matches('Q', press('a', { code: 'KeyQ' }), 'elsewhere', true)).toBe(false)
    expect(matches('S', press('س', { code: 'KeyS' }), 'elsewhere', true)).toBe(true)
    expect(matches('S', press('ß', { code: 'KeyS', alt: true }), 'text', true)).toBe(true)
    expect(matches('Alt+1', press('¡', { code: 'Digit1', alt: true }), 'text', true)).toBe(true)
  })

  it('turns single keys off but not their Alt twins (WCAG 2.1.4)', () => {
    for (const keys of ['S', '1', '?', '[']) expect(matches(keys, press(keys.toLowerCase()), 'elsewhere', false), keys).toBe(false)
    expect(matches('S', press('s', { alt: true }), 'elsewhere', false)).toBe(true)
    expect(matches('F8', press('F8'), 'text', false)).toBe(true)
  })

  it('keeps a bare figure and Alt with the figure apart', () => {
    expect(matches('1', press('1', { alt: true }), 'elsewhere', true)).toBe(false)
    expect(matches('Alt+1', press('1'), 'elsewhere', true)).toBe(false)
    expect(matches('Alt+1', press('1', { alt: true }), 'text', true)).toBe(true)
    expect(matches('3', press('3', { code: 'Numpad3' }), 'elsewhere', true)).toBe(true)
  })

  it('takes ? wherever the layout has it', () => {
    expect(matches('?', press('?', { code: 'Slash', shift: true }), 'elsewhere', true)).toBe(true)
    expect(matches('?', press('?', { code: 'Minus', shift: true }), 'elsewhere', true)).toBe(true)
    expect(matches('?', press('?', { code: 'Slash', shift: true }), 'text', true)).toBe(false)
  })

  it('works with Page Down, Ctrl Enter, Escape and F-keys also while writing', () => {
    expect(matches('PageDown', press('PageDown'), 'text', true)).toBe(true)
    expect(matches('Ctrl+Enter', press('Enter', { ctrl: true }), 'text', true)).toBe(true)
    expect(matches('Escape', press('Escape'), 'text', true)).toBe(true)
    expect(matches('Shift+F6', press('F6', { shift: true }), 'text', true)).toBe(true)
    expect(matches('F6', press('F6', { shift: true }), 'text', true)).toBe(false)
    expect(matches('Ctrl+K', press('k', { ctrl: true }), 'text', true)).toBe(true)
    expect(matches('Alt+ArrowUp', press('ArrowUp', { alt: true }), 'text', true)).toBe(true)
  })

  it('leaves Enter and arrows to a box or a button that has the focus', () => {
    for (const keys of ['Enter', 'ArrowDown']) {
      expect(matches(keys, press(keys), 'elsewhere', true), keys).toBe(true)
      expect(matches(keys, press(keys), 'control', true), keys).toBe(false)
      expect(matches(keys, press(keys), 'text', true), keys).toBe(false)
    }
  })

  it('keeps its hands off a character still being composed', () => {
    expect(matches('S', press('s', { composing: true }), 'elsewhere', true)).toBe(false)
  })
})

describe('the key a hint names', () => {
  it('is one that works where the focus is: F1 for the list of keys and Alt with a letter in a box', () => {
    expect(keysAt(['?', 'F1'], 'elsewhere', true)).toBe('?')
    expect(keysAt(['?', 'F1'], 'text', true)).toBe('F1')
    expect(keysAt(['?', 'F1'], 'elsewhere', false)).toBe('F1')
    expect(keysAt(['S'], 'elsewhere', true)).toBe('S')
    expect(keysAt(['S'], 'text', true)).toBe('Alt+S')
    expect(keysAt(['S'], 'control', false)).toBe('Alt+S')
    for (const always of ['Ctrl+Enter', 'Escape', 'F8', 'Alt+ArrowDown', 'PageDown']) expect(keysAt([always], 'text', false), always).toBe(always)
  })

  it('is none where the box takes the key itself', () => {
    for (const keys of ['1', ']', 'Enter', 'ArrowDown']) {
      expect(matches(keys, press(keys), 'text', true), keys).toBe(false)
      expect(keysAt([keys], 'text', true), keys).toBeNull()
    }
    expect(keysAt(['Enter'], 'control', true)).toBe('Enter')
  })
})

describe('scopes', () => {
  it('lets the scope mounted later win, and gives the key back when it goes', () => {
    const { ran, registry, bind } = recorder()
    const outer = registry.takePlace()
    const inner = registry.takePlace()
    // Effects of a child run before its parent's: the place, not the time of setting, decides.
    registry.set(inner, { name: 'Section', bindings: [bind('P', 'primary')] })
    registry.set(outer, { name: 'Meeting', bindings: [bind('P', 'projector')] })
    registry.press(press('p'), 'elsewhere', true)
    registry.drop(inner)
    registry.press(press('p'), 'elsewhere', true)
    expect(ran).toEqual(['primary', 'projector'])
  })

  it('finishes only what the person is in: a panel beside the work, or the work', () => {
    const { ran, registry, bind } = recorder()
    registry.set(registry.takePlace(), { name: 'What we agree', bindings: [bind('Ctrl+Enter', 'agree'), bind('S', 'shortlist')] })
    registry.set(registry.takePlace(), { name: 'Sign the minutes', panel: true, bindings: [bind('Ctrl+Enter', 'sign')] })
    const finish = () => registry.press(press('Enter', { ctrl: true }), 'elsewhere', true)
    expect(finish()).toBe(true)
    registry.focusIn(true)
    expect(finish()).toBe(true)
    expect(registry.listed().map(({ bindings }) => bindings.map(({ words }) => words))).toEqual([['sign'], ['shortlist']])
    registry.drop(2)
    expect(finish()).toBe(false)
    expect(registry.press(press('s'), 'elsewhere', true)).toBe(true)
    registry.focusIn(false)
    expect(finish()).toBe(true)
    expect(ran).toEqual(['agree', 'sign', 'shortlist', 'agree'])
  })

  it('saves and leaves, of several forms, only the one with the focus', () => {
    const { ran, registry, bind } = recorder()
    const form = (name: string) => registry.set(registry.takePlace(), { name, form: true, bindings: [bind('Ctrl+Enter', `save ${name}`), bind('Escape', `leave ${name}`)] })
    registry.set(registry.takePlace(), { name: 'Case', bindings: [bind('Escape', 'back')] })
    const finish = () => registry.press(press('Enter', { ctrl: true }), 'text', true)
    form('report')
    registry.focusIn(false, null)
    expect(finish()).toBe(true)
    form('ending')
    expect(finish()).toBe(false)
    registry.focusIn(false, 'report')
    expect(finish()).toBe(true)
    expect(registry.listed().map(({ bindings }) => bindings.map(({ words }) => words))).toEqual([[], ['save report', 'leave report'], ['back']])
    registry.focusIn(false, 'ending')
    expect(finish()).toBe(true)
    registry.focusIn(false, null)
    expect(registry.press(press('Escape'), 'elsewhere', true)).toBe(true)
    expect(ran).toEqual(['save report', 'save report', 'save ending', 'back'])
  })

  it('gives figures and letters to the section in hand only; Alt still reaches the screen', () => {
    const { ran, registry, bind } = recorder()
    registry.set(registry.takePlace(), { name: 'Meeting', bindings: [bind('S', 'shortlist'), bind('PageDown', 'next case')] })
    registry.set(registry.takePlace(), { name: 'Why', ownsCharacters: true, bindings: [bind('1', 'first reason')] })
    expect(registry.press(press('s'), 'elsewhere', true)).toBe(false)
    expect(registry.press(press('s', { alt: true }), 'elsewhere', true)).toBe(true)
    expect(registry.press(press('PageDown'), 'elsewhere', true)).toBe(true)
    expect(registry.press(press('1'), 'elsewhere', true)).toBe(true)
    expect(ran).toEqual(['shortlist', 'next case', 'first reason'])
  })

  it('does a thing once while its key is held, but goes on moving', () => {
    const { ran, registry, bind } = recorder()
    registry.set(registry.takePlace(), { name: 'Meeting', bindings: [bind('Ctrl+Enter', 'agree'), bind('PageDown', 'next')] })
    expect(registry.press(press('Enter', { ctrl: true, repeat: true }), 'text', true)).toBe(true)
    registry.press(press('PageDown', { repeat: true }), 'text', true)
    expect(ran).toEqual(['next'])
  })

  it('never runs a key that is bound for the list only', () => {
    const { ran, registry, bind } = recorder()
    registry.set(registry.takePlace(), { name: 'Everywhere', bindings: [{ ...bind('F11'), listedOnly: true }] })
    expect(registry.press(press('F11'), 'elsewhere', true)).toBe(false)
    expect(ran).toEqual([])
  })

  it('tells of a change of words, not of a new closure', () => {
    const { registry, bind } = recorder()
    let told = 0
    const stop = registry.onChange(() => (told += 1))
    const place = registry.takePlace()
    registry.set(place, { name: 'Meeting', bindings: [bind('S')] })
    const version = registry.listedVersion()
    registry.set(place, { name: 'Meeting', bindings: [bind('S')] })
    expect([told, registry.listedVersion()]).toEqual([1, version])
    registry.set(place, { name: 'Meeting', bindings: [bind('S', 'other words')] })
    expect(told).toBe(2)
    stop()
    registry.drop(place)
    expect([told, registry.listed().length]).toEqual([2, 0])
  })

  it('runs the newest closure of a binding', () => {
    const { ran, registry } = recorder()
    const place = registry.takePlace()
    for (const word of ['old', 'new']) {
      registry.set(place, { name: 'Meeting', bindings: [{ keys: 'S', words: 'say', run: () => void ran.push(word) }] })
    }
    registry.press(press('s'), 'elsewhere', true)
    expect(ran).toEqual(['new'])
  })

  it('lists each key once, as the winner has it, and scopes of one name together', () => {
    const { bind } = recorder()
    const listed = listKeys([
      { name: 'Section', bindings: [bind('p', 'primary')] },
      { name: 'Everywhere', bindings: [bind('F6')] },
      { name: 'Meeting', bindings: [bind('P', 'projector')] },
      { name: 'Everywhere', bindings: [bind('Ctrl+K')] },
    ])
    expect(listed.map(({ name, bindings }) => [name, bindings.map(({ words }) => words)])).toEqual([
      ['Section', ['primary']],
      ['Everywhere', ['F6', 'Ctrl+K']],
    ])
  })

  it('lists the screen’s own keys before those of every screen, and leaves each to the scope that wins', () => {
    const { bind } = recorder()
    const listed = listKeys([
      { name: 'All keys', bindings: [bind('Escape', 'close')] },
      { name: 'Saving and sending', bindings: [bind('W')] },
      { name: 'Everywhere', bindings: [bind('F6')] },
      { name: 'People', bindings: [bind('V')] },
      { name: 'Copies in one batch', bindings: [bind('Escape', 'back'), bind('H')] },
    ])
    expect(listed.map(({ name }) => name)).toEqual(['People', 'Copies in one batch', 'All keys', 'Saving and sending', 'Everywhere'])
    expect(listed[1]?.bindings.map(({ words }) => words)).toEqual(['H'])
  })
})

describe('around the keys', () => {
  it('knows where typing goes', () => {
    expect(focusPlaceOf({ tagName: 'INPUT', type: 'password' })).toBe('text')
    expect(focusPlaceOf({ tagName: 'TEXTAREA' })).toBe('text')
    expect(focusPlaceOf({ tagName: 'SELECT' })).toBe('text')
    expect(focusPlaceOf({ tagName: 'DIV', isContentEditable: true })).toBe('text')
    expect(focusPlaceOf({ tagName: 'INPUT', type: 'radio' })).toBe('control')
    expect(focusPlaceOf({ tagName: 'BUTTON' })).toBe('control')
    expect(focusPlaceOf({ tagName: 'BUTTON', ariaSelected: 'true' })).toBe('elsewhere')
    expect(focusPlaceOf({ tagName: 'BODY' })).toBe('elsewhere')
    expect(focusPlaceOf(null)).toBe('elsewhere')
  })

  it('names keys as they stand on the keyboard, and as a screen reader wants them', () => {
    expect([capOf('Ctrl+Enter'), capOf('s'), capOf('PageDown'), capOf('Alt+ArrowUp'), capOf('+')]).toEqual(['Ctrl ↵', 'S', 'Page Down', 'Alt ↑', '+'])
    expect([shortcutOf('Ctrl+Enter'), shortcutOf('s'), shortcutOf('1'), shortcutOf('F8')]).toEqual(['Control+Enter', 'S Alt+S', '1', 'F8'])
  })

  it('goes round the areas', () => {
    expect([nextArea(4, -1, 1), nextArea(4, 3, 1), nextArea(4, 0, -1), nextArea(4, -1, -1), nextArea(0, -1, 1)]).toEqual([0, 0, 3, 3, -1])
  })
})

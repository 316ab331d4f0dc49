import { expect, it } from 'vitest'
import type { VaultFacts } from '#screens/first-run/computer-words.ts'
import { cornerWhenLocked, savedSentence, unsavedCount, unsavedOf } from '#screens/unlock/locked-words.ts'

const vaults: readonly VaultFacts[] = [
  { id: 'a', name: 'Dr Abena Osei', demo: false, holder: null, asked: null, trouble: null },
  { id: 'p', name: 'Priya Raman', demo: false, holder: null, asked: null, trouble: null },
]

it('[K21] while words are on no disk, a locked screen says so first and calls nothing else saved', () => {
  const unsaved = { a: 2, p: 1 }
  expect(unsavedCount(unsaved)).toBe(3)
  expect(unsavedOf(vaults, unsaved)).toBe('Dr Abena Osei: 2 texts, Priya Raman: 1 text')
  expect(unsavedOf(vaults, { p: 1 })).toBe('Priya Raman: 1 text')
  expect(cornerWhenLocked(6, 3)).toMatchObject({ tone: 'not-saved', parts: ['NOT saved: 3 texts', 'kept only while Consilium stays open', 'locked'] })
  expect(savedSentence(6, 3)).toBe('NOT saved: 3 texts. The rest is saved on this computer, locked.')
})

it('says that all is saved only where nothing is held', () => {
  expect(cornerWhenLocked(6)).toMatchObject({ tone: 'calm', parts: ['Saved on this computer', '6 waiting to send', 'sent when you sign in again'] })
  expect(savedSentence(0)).toBe('Saved. Nothing waiting to send.')
  expect(savedSentence('no-server')).toBe('Saved on this computer. The made-up clinic sends nothing.')
})

it('[K39] on a shared computer names whose it is', () => {
  expect(savedSentence(0, 0, 'Priya Raman')).toBe('Priya Raman’s work is saved. Nothing waiting to send.')
  expect(savedSentence(2, 0, 'Dr Abena Osei')).toBe('Dr Abena Osei’s work is saved. 2 waiting to send.')
  expect(savedSentence(null, 0, 'Priya Raman')).toBe('Priya Raman’s work is saved on this computer, locked.')
  expect(cornerWhenLocked(0, 0, 'Priya Raman').parts).toEqual(['Saved on this computer', 'Priya Raman: nothing waiting to send', 'locked'])
  expect(cornerWhenLocked(6, 0, 'Priya Raman').parts).toEqual(['Saved on this computer', 'Priya Raman: 6 waiting to send', 'sent when you or a colleague sign in here'])
})

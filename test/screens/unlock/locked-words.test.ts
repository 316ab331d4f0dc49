import { expect, it } from 'vitest'
import type { VaultFacts } from '#screens/first-run/computer-words.ts'
import { cornerWhenLocked, savedSentence, unsavedCount, unsavedOf } from '#screens/unlock/locked-words.ts'

const vaults: readonly VaultFacts[] = [
  { id: 'a', name: 'Dr Abena Osei', demo: false, holder: null, trouble: null },
  { id: 'p', name: 'Priya Raman', demo: false, holder: null, trouble: null },
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
  expect(cornerWhenLocked(6, 0, true).parts.at(-1)).toBe('sent when you or a colleague sign in here')
  expect(savedSentence('no-server')).toBe('Saved on this computer. The made-up clinic sends nothing.')
})

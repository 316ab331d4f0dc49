import { expect, test } from 'vitest'
import { isReadOnly } from '#domain/rules-across/is-read-only.ts'
import { anAct, Scribe } from '../../builders/an-act.ts'

test('[J9, design 3] one act by a newer version makes its record read-only; a refused one does not', () => {
  const scribe = new Scribe()
  scribe.laptop('Chair').state('question', { text: 'why' })
  const newer = anAct({ n: 90, verb: 'weigh-options' })
  expect(isReadOnly(scribe.fold())).toBe(false)
  expect(isReadOnly(scribe.fold([...scribe.all, newer]))).toBe(true)
  expect(isReadOnly(scribe.fold([...scribe.all, newer], new Set([newer.id])))).toBe(false)
})

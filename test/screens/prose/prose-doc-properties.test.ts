import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textFromProse } from '#domain/basics/prose.ts'
import { isSameProse, tidyProse } from '#domain/basics/tidy-prose.ts'
import { draftFromProse, proseFromDraft } from '#domain/letter/prose-draft.ts'
import { docFromProse, proseFromDoc } from '#screens/prose/prose-doc.ts'
import { someProse } from './some-prose.ts'

const RUNS = Number(process.env['RUNS'] ?? 400)

test('[L11] an editor gives back the prose it was given, tidied and nothing else', () => {
  fc.assert(
    fc.property(someProse, (prose) => {
      const doc = docFromProse(prose)
      doc.check()
      expect(proseFromDoc(doc)).toEqual(tidyProse(prose))
      expect(docFromProse(proseFromDoc(doc)).eq(doc)).toBe(true)
      expect(proseFromDraft(draftFromProse(prose))).toEqual(tidyProse(prose))
    }),
    { numRuns: RUNS },
  )
})

test('[L11] tidying twice is tidying once, and loses no visible sign', () => {
  const signs = (text: string): string => text.replace(/\s/gu, '')
  fc.assert(
    fc.property(someProse, (prose) => {
      const tidy = tidyProse(prose)
      expect(tidyProse(tidy)).toEqual(tidy)
      expect(isSameProse(prose, tidy)).toBe(true)
expect(signs(docFromProse(tidy).textContent)).toBe(signs(textFromProse(prose)))
    }),
    { numRuns: RUNS },
  )
})

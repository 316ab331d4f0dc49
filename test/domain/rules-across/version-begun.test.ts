import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { versionBegun } from '#domain/rules-across/version-begun.ts'
import { exchange } from '../../builders/an-act.ts'
import { aWrittenCase, say } from '../a-case.ts'
import { signedUnits } from '../pathway/a-pathway.ts'

const why = proseFromText('Written anew.')

function signed(words: unknown = { why: null, ask: null }) {
  const { scribe, chair } = aWrittenCase()
  say(chair, 'letter/1', words)
  const begun = () => [versionBegun(readCaseFile(scribe.fold())), lineOf(summarise(scribe.fold()))]
  return { scribe, chair, begun, sign: () => say(chair, 'signed/letter/1', signedUnits['signed/letter/1']) }
}

function lineOf(line: ReturnType<typeof summarise>): number | null {
  return line.kind === 'case' ? line.letterBegun : null
}

test('[L39, design 3] the next version is begun once it has words of its own; the first is the draft everybody sees', () => {
  const { chair, begun, sign } = signed({ why, ask: null })
  expect(begun()).toEqual([null, null])
  sign()
  expect(begun()).toEqual([null, null])
  say(chair, 'letter/2', { why: null, ask: proseFromText('Please write.') })
  expect(begun()).toEqual([2, 2])
})

test('[L39, design 3] words that are put back as they were begin nothing', () => {
  const { chair, begun, sign } = signed({ why, ask: null })
  sign()
  say(chair, 'letter/2', { why, ask: null })
  expect(begun()).toEqual([null, null])
  say(chair, 'letter/2', { why: null, ask: null })
  expect(begun()).toEqual([2, 2])
})

test('[L39, design 3] two people who began it apart have begun it', () => {
  const { scribe, chair, begun, sign } = signed()
  sign()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'letter/2', { why, ask: null })
  say(secretary, 'letter/2', { why: proseFromText('Otherwise.'), ask: null })
  expect(begun()).toEqual([2, 2])
})

import { PDFContext, PDFDict, PDFName, type PDFRawStream } from 'pdf-lib'
import { expect, test, vi } from 'vitest'
import { resourcePicker } from '#pdf/pack/used-resources.ts'

const context = PDFContext.create()
const pick = (operators: string, fonts: readonly string[]): readonly string[] => {
  const list = PDFDict.withContext(context)
  for (const font of fonts) list.set(PDFName.of(font), context.obj({}))
  const resources = PDFDict.withContext(context)
  resources.set(PDFName.of('Font'), list)
  const picked = resourcePicker((stream: PDFRawStream) => stream.contents)(Buffer.from(operators, 'latin1'), resources).lookup(PDFName.of('Font'))
  return picked instanceof PDFDict ? picked.keys().map((key) => key.decodeText()) : []
}

test.each([
  ['/F1 9 Tf', ['F1', 'F2'], ['F1']],
  ['/A#20B 9 Tf', ['A#20B', 'A'], ['A B']],
  ['/#41 9 Tf', ['A', 'B'], ['A']],
  ['/\u00e9 9 Tf', ['#E9'], ['\u00e9']],
  ['/A#2320 9 Tf', ['A#2320'], ['A#20']],
] as const)('[L32] names are the same however they are written: %s', (operators, fonts, wanted) => {
  expect(pick(operators, fonts)).toEqual(wanted)
})

test('[L32] a name with small hexadecimal letters is found', () => {
  expect(pick('/A#2f 9 Tf', ['A#2f'])).toHaveLength(1)
})

test('[L32] no name among the operators of an enclosure is kept as a name of the program', () => {
  const of = vi.spyOn(PDFName, 'of')
  pick('/PatientInOperators 9 Tf', ['F1'])
  expect(of.mock.calls.flat()).not.toContain('PatientInOperators')
  of.mockRestore()
})

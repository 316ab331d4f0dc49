import { describe, expect, test } from 'vitest'
import { readOperators } from '#pdf/check/read-operators.ts'

function read(text: string): ReturnType<typeof readOperators> {
  return readOperators(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
}

function bytes(text: string): { readonly bytes: readonly number[] } {
  return { bytes: [...text].map((sign) => sign.charCodeAt(0)) }
}

describe('a content stream', () => {
  test.each([
    ['numbers', '1 -2 +3 .5 -.5 4. w', [1, -2, 3, 0.5, -0.5, 4]],
    ['words for values', 'true false null x', [true, false, null]],
    ['names with numbered signs', '/A#20B /C x', [{ name: 'A B' }, { name: 'C' }]],
    ['strings with brackets in them', '(a(b)c) Tj', [bytes('a(b)c')]],
    ['strings with escapes', String.raw`(\(\)\\\n\101\7\
z) Tj`, [bytes('()\\\nA\u0007z')]],
    ['empty strings', '() <> x', [bytes(''), bytes('')]],
    ['hexadecimal strings with white and an odd digit', '<41 4> Tj', [bytes('A@')]],
    ['lists', '[(a) -120 [1]/N] TJ', [[bytes('a'), -120, [1], { name: 'N' }]]],
    ['nothing between signs', '/P<</MCID 3/Lang(en)>>BDC', [{ name: 'P' }, { byKey: new Map<string, unknown>([['MCID', 3], ['Lang', bytes('en')]]) }]],
    ['remarks', '% (\n1 w % 2', [1]],
  ])('has %s', (_, text, operands) => {
    expect(read(text)[0]!.operands).toEqual(operands)
  })

  test('has operators one after the other', () => {
    expect(read("q 1 0 0 1 5 5 cm\nBT\r(a)' T*[]TJ ET Q").map(({ operator }) => operator)).toEqual(['q', 'cm', 'BT', "'", 'T*', 'TJ', 'ET', 'Q'])
  })

  test('may hold a picture whose bytes look like operators', () => {
    expect(read('BI /W 9 ID q EIEI Q\nEI S').map(({ operator }) => operator)).toEqual(['BI', 'ID', 'EI', 'S'])
  })

  test.each(['(a', '<41', '[1', '<</A 1', '<</A 1>x', ')', ']', '1 2', 'ID abc', '[x]', '<<1 2>> x', '<4g> Tj', '}'])('cut short or out of order is refused: %s', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'ContentNotReadableError' }))
  })
})

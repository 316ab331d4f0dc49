import fc from 'fast-check'
import type { Prose, Run } from '#domain/basics/prose.ts'

const style = fc.option(fc.constant(true as const), { nil: undefined })
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('Zoë ', ' 22 IU/mL', 'a\nb', '\n', '', ' ', '\t', '1. ', '\u00a0', 'يوسف'))
const run = fc.record({ text, bold: style, italic: style }).map(({ text, bold, italic }): Run => ({ text, ...(bold === true ? { bold } : {}), ...(italic === true ? { italic } : {}) }))
const runs = fc.array(run, { maxLength: 4 })

/** Any prose, also untidy. */
export const someProse: fc.Arbitrary<Prose> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(runs, { maxLength: 4 }) }),
  ),
  { maxLength: 6 },
)

import { expect, test } from 'vitest'
import { BULLET, proseFromLines, proseFromPlain } from '#screens/prose/pasted-line.ts'

const line = (text: string, label: string | null = null) => ({ runs: [{ text }], label })

test('[L11] labels that count from one are a numbered list; every other number stays before its words', () => {
  expect(proseFromLines([line('a', '1.'), line('b', '2)'), line('c', '4.'), line('d', '5.'), line('e', '1.')])).toEqual([
    { kind: 'list', ordered: true, items: [[{ text: 'a' }], [{ text: 'b' }]] },
    { kind: 'paragraph', runs: [{ text: '4. ' }, { text: 'c' }] },
    { kind: 'paragraph', runs: [{ text: '5. ' }, { text: 'd' }] },
    { kind: 'list', ordered: true, items: [[{ text: 'e' }]] },
  ])
  expect(proseFromLines([line('a', BULLET), line(' \u00a0'), line('b', BULLET)])).toEqual([{ kind: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }]] }])
})

test('[L11] plain text is a paragraph a line as it was typed, without what nobody sees', () => {
  expect(proseFromPlain('- NHS\u00a0999 000\u00a0\u00a00018\u200b\r\n\r\n1.\tcafe\u0301\u00ad')).toEqual([
    { kind: 'paragraph', runs: [{ text: '- NHS 999 000 0018' }] },
    { kind: 'paragraph', runs: [{ text: '1.  café' }] },
  ])
})

import { expect, test } from 'vitest'
import { paperDocumentSchema, partOf, textsOf, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'

const blocks: readonly PaperBlock[] = [
  { kind: 'heading', level: 1, text: 'word-heading' },
  { kind: 'paragraph', runs: [{ text: 'word-' }, { text: 'paragraph', bold: true }] },
  { kind: 'bullets', items: [[{ text: 'word-bullet' }]] },
  { kind: 'questions', start: 1, items: [{ runs: [{ text: 'word-question' }], attribution: 'word-attribution' }] },
  { kind: 'table', head: ['word-head'], rows: [['word-cell']] },
  { kind: 'signature', lines: ['word-signature'] },
]
const paper: PaperDocument = {
  schema: 1, kind: 'letter', language: 'en-GB', title: 'A letter', letterhead: { organisation: 'word-organisation', lines: ['word-line'] },
  particulars: ['word-particular'], recipient: ['word-recipient'], identity: 'word-identity', notice: 'word-notice', blocks: [...blocks],
}

test('[L7, design 6] every text of a paper is looked at, wherever it stands', () => {
  const all = textsOf(paperDocumentSchema.parse(paper)).map((entry) => entry.text).join('\n')
  const words = JSON.stringify(paper).match(/word-[a-z]+/g) ?? []
  expect(words.length).toBeGreaterThan(12)
  for (const word of words) expect(all).toContain(word)
  expect(all).toContain('word-paragraph')
})

test('[L9, rows 12 and 13] a clause has a known name, so that no press can mistake it for prose', () => {
  const clause = { kind: 'paragraph', runs: [], clause: 'optional' }
  expect(paperDocumentSchema.safeParse({ ...paper, blocks: [clause] }).success).toBe(false)
})

test('[L7, design 6] a place is named as the letter’s reader knows it', () => {
  const letter: PaperDocument = {
    ...paper,
    blocks: [{ kind: 'heading', level: 1, text: 'A letter' }, { kind: 'paragraph', runs: [] }, { kind: 'heading', level: 2, text: 'In brief' }, { kind: 'paragraph', runs: [] }, { kind: 'signature', lines: [] }],
  }
  expect(['block 2', 'block 3', 'block 4', 'block 5', 'the address', 'block 9', 'elsewhere'].map((where) => partOf(letter, where))).toEqual([
    'the opening', 'In brief', 'In brief', 'the signature', 'the address', null, null,
  ])
})

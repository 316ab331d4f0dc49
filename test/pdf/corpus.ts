import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { paperDocumentSchema, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { aHeading, aPaper, aParagraph } from '../builders/a-paper.ts'
import { twelveLetters } from '../builders/twelve-letters.ts'
import { joined, writings } from './writings.ts'

/** The papers that every part of the press is proved on. */

const example = (name: string): PaperDocument => paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, `../../resources/demo/${name}.json`), 'utf8')))

/** The spellings names arrive in. Vietnamese comes from other systems in pieces: letters and marks apart. */
const spellings = ['Polish', 'Vietnamese', 'Yoruba', 'Irish', 'Greek', 'Cyrillic', 'Arabic', 'Urdu', 'Hebrew', 'Hindi', 'Bengali', 'Punjabi'].map((script): readonly [string, PaperDocument] => {
  const [, text] = [...writings, ...joined].find(([name]) => name === script)!
  const written = script === 'Vietnamese' ? text.normalize('NFD') : text
  const name = written.split(/[,:؟،(?]/u)[0]!.trim()
  const blocks: PaperBlock[] = [
    aHeading(`About ${name}`, 1),
    { kind: 'paragraph', runs: [{ text: written }, { text: ` ${written}`, bold: true }, { text: ` ${written}`, italic: true }] },
    aParagraph(`We met ${name} on 8 October 2026.`),
    { kind: 'questions', start: 1, items: [{ runs: [{ text: written }], attribution: name }] },
    { kind: 'table', head: ['Name', 'Result'], rows: [[name, '22 IU/mL'], [written, written]] },
  ]
  return [`the spelling of ${script}`, aPaper({ identity: `${name}, NHS number 999 526 0182`, recipient: [name, 'WH2 9QQ'], blocks })]
})

/** What must not be parted, after every number of letters that a line can begin with. */
const doses = Array.from({ length: 100 }, (_, letters) => aParagraph(`${'i'.repeat(letters)} 22 IU/mL for Dr Siân Llewellyn-Hughes about 999 526 0182, then 250 mg.`))
const long = 'A sentence of a very long letter with 22 IU/mL in it. '
const word = 'Donaudampfschifffahrtsgesellschaft'

export const corpus: readonly (readonly [name: string, letter: PaperDocument])[] = [
  ...twelveLetters.map(({ name, draft }) => [name, draft(true)] as const),
  ['V1, not signed yet', twelveLetters[0]!.draft(false)],
  ...spellings,
  ['the two-page letter', example('letter-example')],
  ['the long letter', example('letter-example-long')],
  ['names in many scripts', example('letter-example-names')],
  ['large print', { ...twelveLetters[8]!.draft(true), print: 'large' }],
  ['doses at every line end', aPaper({ blocks: doses })],
  ['empty fields', aPaper({ recipient: [], particulars: [], identity: '', blocks: [aParagraph(''), { kind: 'table', head: ['', ''], rows: [['', '']] }, { kind: 'signature', lines: [] }] })],
  ['enormous fields', aPaper({
    letterhead: { organisation: long.repeat(3), lines: [word.repeat(20)] },
    recipient: Array.from({ length: 40 }, (_, line) => `Address line ${line}`),
    particulars: [long.repeat(4)],
    blocks: [aHeading(long.repeat(5), 1), aParagraph(word.repeat(120)), { kind: 'questions', start: 999, items: [{ runs: [{ text: long.repeat(75) }], attribution: word.repeat(9) }] }, { kind: 'table', head: Array.from({ length: 14 }, () => 'Diagnosis'), rows: [Array.from({ length: 14 }, () => word)] }],
  })],
  ['a letter of 40 pages', aPaper({ notice: 'Draft, not signed', blocks: Array.from({ length: 10 }, (_, index): PaperBlock[] => [aHeading(`Part ${index + 1}`), aParagraph(long.repeat(400))]).flat() })],
]

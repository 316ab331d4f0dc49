import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { attributionOf, composedProse, composeLetter, type LetterSource } from '#domain/letter/compose-letter.ts'
import { paperDocumentSchema, textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { aConsent, aLetterSource, aProvider, someIndications, someWords, zoe } from '../a-case.ts'

const composed = (change: Partial<LetterSource> = {}) => composeLetter(aLetterSource(change))
const textOf = (document: PaperDocument) => textsOf(document).map((entry) => entry.text).join('\n')
const clausesOf = (document: PaperDocument) => document.blocks.flatMap((block) => (block.kind === 'paragraph' && block.clause !== undefined ? [block.clause] : []))

test('[L11, design 3] a letter is made of the minute, whole and readable by its schema', () => {
  const document = composed()
  expect(paperDocumentSchema.parse(document)).toEqual(document)
  const text = textOf(document)
  for (const words of ['Zoë O’Brien-Núñez', '2 March 2019', '999\u00a0526\u00a00182', 'H100121', 'Ask the neurology team for their view.', 'diagnostic uncertainty', '8 October 2026', 'Autoimmune encephalitis', 'Mitochondrial disease', 'Dr Amara Osei', 'C-0121']) {
    expect(text).toContain(words)
  }
})

test('[L11, design 3] until it is signed every page says draft, and nobody has signed', () => {
  expect(composed().notice).toBe('Draft, not signed')
  expect(textOf(composed())).toContain('Not signed')
  const signed = composed({ signed: true })
  expect(signed.notice).toBeNull()
  expect(textOf(signed)).not.toMatch(/draft|not signed/i)
})

test('[L11, design 3] its title says what it is, never whose it is', () => {
  const { title } = composed()
  expect(title).toContain('C-0121')
  for (const part of ['Zoë', 'Brien', '999', 'H100121']) expect(title).not.toContain(part)
})

test('[L11, design 3] what the consultant wrote stands in place of what was composed, and can be composed again', () => {
  const source = aLetterSource()
  const changed = composeLetter({ ...source, prose: { why: proseFromText('In my own words.'), ask: null } })
  expect(textOf(changed)).toContain('In my own words.')
  expect(textOf(changed)).not.toContain('Ask the neurology team for their view.')
  expect(textOf(composeLetter({ ...source, prose: composedProse(source) }))).toBe(textOf(composeLetter(source)))
})

test('[L11] lists and styles are printed as the consultant wrote them: numbered, or with bullets', () => {
  const runs = [{ text: 'wait', italic: true as const }]
  const { blocks } = composed({ prose: { why: [{ kind: 'list', ordered: true, items: [runs, [{ text: 'act' }]] }, { kind: 'list', ordered: false, items: [runs] }], ask: null } })
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Why we are asking')
  expect(blocks.slice(at + 1, at + 3)).toEqual([
    { kind: 'bullets', ordered: true, items: [runs, [{ text: 'act' }]] },
    { kind: 'bullets', items: [runs] },
  ])
})

test('[L9, rows 12 and 13] a letter abroad asks for differences in law and ethics and says we keep our law', () => {
  const abroad = composed({ provider: aProvider({ country: 'US', ods: '' }) })
  expect(clausesOf(abroad)).toEqual(['independence', 'law-and-ethics', 'national-law', 'return-route', 'care-remains-here'])
  expect(textOf(abroad)).toMatch(/difference in law or in ethical norms/)
  expect(textOf(abroad)).toMatch(/must act within the law of this country/)
  expect(clausesOf(composed())).toEqual(['independence', 'return-route', 'care-remains-here'])
})

test('[L9, rows 12 and 13] an editor who empties every part cannot remove a clause', () => {
  const emptied = composed({ provider: aProvider({ country: 'US' }), prose: { why: [], ask: [] } })
  expect(clausesOf(emptied)).toEqual(['independence', 'law-and-ethics', 'national-law', 'return-route', 'care-remains-here'])
})

test('[L10, L16] every letter says that care remains here and asks for body, number and interests', () => {
  const text = textOf(composed({ prose: { why: [], ask: [] } }))
  expect(text).toContain('Care remains with Fairhaven Children’s Hospital')
  expect(text).toMatch(/professional body and registration number.*affect your independence/)
})

test('[L16, rows 33, 34, 35] after a transfer that both teams and the family agreed no letter says that care remains here', () => {
  const after = composed({ careRemains: false })
  expect(textOf(after)).not.toContain('Care remains')
  expect(textOf(after)).toContain('A transfer of care has been agreed apart from this letter')
  expect(clausesOf(after)).toEqual(['independence', 'return-route'])
})

test('[L12, row 36] questions are numbered through, the family’s as theirs and letter for letter', () => {
  const source = aLetterSource()
  const [question] = source.questions
  if (question === undefined) throw new Error('the complete case has a question')
  const document = composeLetter({ ...source, questions: [question, { ...question, order: 'b' }], words: [someWords(), someWords({ kind: 'words', text: 'not a question' })] })
  const blocks = document.blocks.flatMap((block) => (block.kind === 'questions' ? [block] : []))
  expect(blocks.map((block) => [block.start, block.items.length])).toEqual([[1, 2], [3, 1]])
  expect(blocks[1]?.items[0]).toEqual({ runs: [{ text: '“Will she  walk?\n— and when”' }], attribution: 'Marisol Núñez, mother, 5 October 2026' })
  expect(textOf(document)).not.toContain('not a question')
})

test('[L12, row 16] the young person’s own questions stand apart, before the family’s, and the numbers go on', () => {
  const hers = someWords({ text: 'Can I go back to school?', speaker: 'Zoë', relation: '', youngPerson: true })
  const document = composed({ words: [someWords(), hers] })
  const headings = document.blocks.flatMap((block) => (block.kind === 'heading' && block.text.startsWith('Questions') ? [block.text] : []))
  expect(headings).toEqual(['Questions from our team', 'Questions from Zoë, in their own words', 'Questions from the family, in their own words'])
  const blocks = document.blocks.flatMap((block) => (block.kind === 'questions' ? [block] : []))
  expect(blocks.map((block) => [block.start, block.items[0]?.attribution])).toEqual([[1, undefined], [2, 'Zoë, 5 October 2026'], [3, 'Marisol Núñez, mother, 5 October 2026']])
  expect(textOf(composed({ words: [hers], identity: { ...zoe, given: '' } }))).toContain('Questions from the young person, in their own words')
  expect(textOf(composed({ words: [hers] }))).not.toContain('Questions from the family')
})

test('[L14, rows 17 and 18] where nobody has said in or out, the letter asks which they can offer', () => {
  const text = textOf(composed({ setting: null }))
  expect(text).toContain('Please tell us which you can offer: to see Zoë in your clinic and send our team a letter with your opinion, or to send us a report')
  expect(text).not.toMatch(/please visit|outpatient/i)
})

test('[L12, row 16] words are attributed with what is known of the speaker', () => {
  expect(attributionOf(someWords({ speaker: 'Aarav', relation: '', youngPerson: true }))).toBe('Aarav, 5 October 2026')
})

test('[L14, rows 17 and 18] an inpatient’s provider is asked to visit, an outpatient’s to see the child and write', () => {
  expect(textOf(composed({ setting: { place: 'inpatient', where: 'Ward 3' } }))).toMatch(/please visit.*whole team, the family and.*Zoë, whom ideally you would examine/)
  expect(textOf(composed())).toMatch(/see Zoë in your outpatient clinic and send our team a letter/)
})

test('[L14, vignette V3] a newborn without a given name is "the child"', () => {
  expect(textOf(composed({ identity: { ...zoe, given: '' } }))).toContain('Please see the child in your outpatient clinic')
})

test('[L15, row 26] each side stands in its own words, in the order spoken', () => {
  const sides = [{ who: 'Neurosurgery', text: 'Operate now.', order: 'a' }, { who: 'Oncology', text: 'Chemotherapy first.', order: 'b' }]
  const text = textOf(composed({ sides, indications: someIndications({ chosen: ['I5'], primary: 'I5', disagreements: ['a'] }) }))
  expect(text.indexOf('Neurosurgery: Operate now.')).toBeGreaterThan(0)
  expect(text.indexOf('Oncology: Chemotherapy first.')).toBeGreaterThan(text.indexOf('Neurosurgery: Operate now.'))
  expect(text).toContain('clinical teams disagree')
})

test('[D6, vignette V5] of dissent a letter says only that views differed', () => {
  expect(textOf(composed({ dissent: true }))).toContain('Views in the meeting differed.')
  expect(textOf(composed())).not.toContain('differed')
})

test('[C1, row 3] without an indication the letter gives the reason in the family’s or the team’s words', () => {
  expect(textOf(composed({ indications: someIndications({ chosen: [], primary: null, none: 'The family would like one.' }) }))).toContain('The family would like one.')
})

test('[L11, design 3] the reasons are a whole sentence, however many and whoever disagrees', () => {
  expect(textOf(composed())).toContain('agreed to ask for your view. We are asking because there is diagnostic uncertainty.')
  const three = someIndications({ chosen: ['I2', 'I5', 'I7'], primary: 'I5', disagreements: ['b', 'd'] })
  expect(textOf(composed({ indications: three }))).toContain(
    'We are asking for three reasons: there are several treatment options; the parents disagree, and the family and the clinical teams disagree about treatment; and a court is to consider the case.',
  )
})

test('[L11] in every copy the young person is the young person, in their own too', () => {
  expect(textOf(composed({ indications: someIndications({ chosen: ['I5'], primary: 'I5', disagreements: ['c'] }) }))).toContain('We are asking because the parents and the young person disagree about treatment.')
})

test('[L11, design 3] an individual is greeted by the name as given, a team by its lead or as colleagues', () => {
  const greeting = (change: Partial<Provider>) => textOf(composed({ provider: aProvider(change) })).match(/^Dear .*$/m)?.[0]
  expect(greeting({ type: 'individual', name: 'Dr Siân Llewellyn-Hughes' })).toBe('Dear Dr Siân Llewellyn-Hughes')
  expect(greeting({ type: 'individual', name: 'Dr Siân Llewellyn-Hughes', greeting: 'Dr Llewellyn-Hughes' })).toBe('Dear Dr Llewellyn-Hughes')
  expect(greeting({ address: ['For Dr Judith Aske, lead clinician', 'Fellgate Road'] })).toBe('Dear Dr Judith Aske')
  expect(greeting({ address: ['Fordham House'] })).toBe('Dear colleagues')
})

test('[L11, design 3] the diagnoses stand under one label, each on a line of its own', () => {
  const rows = (diagnoses: string[]) => composed({ brief: { diagnoses, soFar: '', now: 'Stable', treatedBy: [] } }).blocks.find((block) => block.kind === 'table')?.rows
  expect(rows(['Autoimmune encephalitis', 'Mitochondrial disease'])).toEqual([['Diagnoses', 'Autoimmune encephalitis\nMitochondrial disease'], ['Now', 'Stable']])
  expect(rows(['Autoimmune encephalitis'])?.[0]).toEqual(['Diagnosis', 'Autoimmune encephalitis'])
  expect(rows([])).toEqual([['Now', 'Stable']])
})

test('[L11] no heading stands over nothing', () => {
  const { blocks } = composed({ brief: { diagnoses: [], soFar: '', now: '', treatedBy: [], options: [] } })
  expect(blocks.flatMap((block, index) => (block.kind === 'heading' && block.level === 2 && blocks[index + 1]?.kind === 'heading' ? [block.text] : []))).toEqual([])
  expect(blocks.filter((block) => block.kind === 'table' && block.rows.length === 0)).toEqual([])
})

test('[L19, row 19] what comes with the letter is listed in its three groups; without any nothing is promised', () => {
  const enclosures = [{ group: 'scans', what: 'MRI head', dated: '2026-09-30' }, { group: 'records', what: 'Clinic letters', dated: null }, { group: 'scans', what: 'CT', dated: null }] as const
  expect(textOf(composed({ enclosures }))).toContain('What comes with this letter, sent securely')
  expect(composed({ enclosures }).blocks.find((block) => block.kind === 'bullets')?.items.map((item) => item.map(({ text }) => text).join(''))).toEqual(['Medical records: Clinic letters.', 'Copies of scans: MRI head, 30 September 2026; CT.'])
  expect(textOf(composed())).not.toContain('What comes with this letter')
})

test('[C10, L14, rows 17 and 18] another way than the usual one is asked for in the letter', () => {
  expect(textOf(composed({ mode: { how: 'report-only', why: 'They are in Boston' } }))).toContain('from the records, in a report to our team')
  expect(textOf(composed({ setting: { place: 'outpatient', where: '' }, mode: { how: 'visit', why: 'She cannot travel' } }))).toContain('please visit')
  expect(textOf(composed({ setting: { place: 'inpatient', where: '' } }))).toContain('please visit')
})

test('[C9, row 27] the letter asks for the opinion by the day it is needed, and gives no reason for the day', () => {
  expect(textOf(composed({ neededBy: '2026-10-21' }))).toContain('We would be grateful for your view by 21 October 2026.')
  expect(textOf(composed())).not.toContain('by 21 October')
})

test('[L27, rows 8, 16] a letter says who asked, what each said of the records, and who was told', () => {
  const request = { by: 'parent-or-carer', name: 'Rosa Núñez', relationship: 'grandmother', parentalResponsibility: 'disputed', how: '', on: '2026-09-30', words: '' } as const
  const consents = [aConsent(), aConsent({ person: 'Declan O’Brien', relation: 'father', answer: 'refused', on: '2026-10-06' }), aConsent({ person: 'Ana', relation: '', answer: 'not-asked', on: null })]
  const text = textOf(composed({ request, consents, words: [someWords(), someWords({ kind: 'offered-declined', text: '', speaker: 'Declan O’Brien', relation: 'father' })] }))
  for (const words of ['Asked for by: Rosa Núñez, grandmother, parental responsibility disputed.', 'Marisol Núñez, mother: agreed, 8 October 2026.', 'Declan O’Brien, father: did not agree, 6 October 2026.', 'Ana: not asked yet.', 'Told of the request, and asked for their own questions: Marisol Núñez, mother; Declan O’Brien, father.']) expect(text).toContain(words)
  expect(text).not.toContain('the reason is in the child’s record')
  expect(textOf(composed({ consents, consentOverridden: true }))).toContain('The chair of our meeting decided that the records are sent all the same; the reason is in the child’s record here.')
})

test('[L27, row 28] a hearing to come and a restriction are said, and that this is no evidence for the court; a past day is not', () => {
  const hearing = { on: '2026-10-13', legalContact: 'Mrs Pettifer, 0113 496 0000', restriction: true }
  const text = textOf(composed({ hearing, restricted: true }))
  expect(text).toContain('A court hearing is on 13 October 2026. This asks for a clinical second opinion and is separate from any evidence the court asks for. A reporting restriction is in force')
  expect(text).not.toContain('Pettifer')
  expect(textOf(composed({ hearing: { ...hearing, on: '2026-10-01' } }))).not.toMatch(/court hearing|restriction/)
  expect(textOf(composed({ restricted: true }))).toContain('A reporting restriction is in force')
})

test('[L27, domain 1] both organisations by their codes, and where the report comes back to', () => {
  const document = composed({ contact: { name: 'Priya Raman', title: 'MDT co-ordinator' } })
  expect(document.blocks.at(-1)).toEqual({ kind: 'paragraph', runs: [{ text: 'ODS codes: ', bold: true }, { text: 'sender ZZ1; addressee ZZ2.' }] })
  expect([...document.letterhead.lines, ...document.recipient].join()).not.toMatch(/ODS|ZZ\d/)
  expect(textOf(document)).toContain('Please send your report securely to Priya Raman, MDT co-ordinator, Second Opinion MDT, at the address above, with our reference C-0121.')
  expect(textOf(composed({ provider: aProvider({ country: 'US', ods: '' }) }))).toContain('ODS codes: sender ZZ1.')
})

test('[L28, domain 1] the signatory’s GMC number is printed where they sign, once it is known', () => {
  const linesOf = (registration: string) => composed({ signed: true, signatory: { name: 'Dr Amara Osei', title: 'Consultant neurologist', registration } }).blocks.flatMap((block) => (block.kind === 'signature' ? block.lines : []))
  expect(linesOf('9990001')).toContain('GMC number 9990001')
  expect(linesOf('').join()).not.toContain('GMC')
})

test('[L11, L28] it closes, then says who signed, and last how', () => {
  const closing = (signed: boolean) => {
    const { blocks } = composed({ signed })
    const at = blocks.findIndex(({ kind }) => kind === 'signature')
    return blocks.slice(at - 1, at + 1)
  }
  const who = ['Dr Amara Osei', 'Consultant neurologist', 'Fairhaven Children’s Hospital']
  expect(closing(true)).toEqual([{ kind: 'paragraph', runs: [{ text: 'Yours sincerely' }] }, { kind: 'signature', lines: [...who, 'Signed electronically, 8 October 2026'] }])
  expect(closing(false)[1]).toEqual({ kind: 'signature', lines: [...who, 'Not signed'] })
})

test('[L29, row 23] every treatment there is to choose between is listed, in the order it was written', () => {
  const brief = { diagnoses: ['Osteosarcoma'], soFar: '', now: '', treatedBy: [], options: ['Rotationplasty', 'Limb-sparing surgery', 'No further treatment'] }
  expect(composed({ brief }).blocks.find((block) => block.kind === 'table')).toMatchObject({ rows: [['Diagnosis', 'Osteosarcoma'], ['To choose between', 'Rotationplasty\nLimb-sparing surgery\nNo further treatment']] })
})

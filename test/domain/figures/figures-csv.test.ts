import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '#domain/basics/csv-text.ts'
import { figuresCsv } from '#domain/figures/figures-csv.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { aWrittenCase, someWords } from '../a-case.ts'
import { signedUnits, wholeWay } from '../pathway/a-pathway.ts'
import { aCounted } from './a-counted-case.ts'
import { readCsv } from './read-csv.ts'

const given = { concerns: [], owed: { owed: 3, late: 1, longest: 4 }, period: { from: null, to: null }, today: '2026-10-08' } as const

test('[F6, vignette V6] a case is one row by its reference, in days and codes', () => {
  const rows = readCsv(figuresCsv({ ...given, cases: [aCounted({ why: { chosen: ['I1', 'I5'], primary: 'I5', disagreements: ['b'], noneOfThese: false } })] }))
  const head = rows.findIndex(([first]) => first === 'Case')
  const line = Object.fromEntries((rows[head] ?? []).map((name, index) => [name, rows[head + 1]?.[index]]))
  expect(line).toMatchObject({ Case: 'C-0121', Kind: 'second opinion', Requested: '2026-09-01', Agreed: 'not recorded', Reasons: 'I1 I5', 'Primary reason': 'I5', 'Kinds of disagreement': 'b', 'Family asked': 'not recorded' })
  expect(rows[head + 1]).toHaveLength(rows[head]?.length ?? 0)
})

test('[F7, domain 4.3] each number stands beside its definition', () => {
  const rows = readCsv(figuresCsv({ ...given, cases: [aCounted()] }))
  const late = rows.find(([, words]) => words === 'Of these late')
  expect(late?.slice(0, 4)).toEqual(['Owed now', 'Of these late', 'Number', '1'])
  expect(late?.[4]).toContain('England’s bank holidays')
  expect(rows.find(([, words, measure]) => words === 'Request to agreed' && measure === 'Median days')?.[3]).toBe('none')
})

test('[F11, domain 4.3] no cell is a formula, and any text comes back as it was', () => {
  expect(csvText([['=1+1', '+1', '-1', '@a', ' =1', 'a=b']])).toBe('\u{FEFF}\'=1+1,\'+1,\'-1,\'@a,\' =1,a=b\r\n')
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '=', '@', ' ') }), { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const read = readCsv(csvText(rows))
      expect(read.map((cells) => cells.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)))).toEqual(rows)
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})

/** Fields that people write freely, wherever they stand in a case. */
const written = new Set([
  'reference', 'name', 'text', 'inShort', 'where', 'words', 'relationship', 'how', 'sentence', 'rationale', 'why', 'reason', 'by', 'whom', 'to', 'address', 'person', 'relation',
  'writtenBy', 'speaker', 'diagnoses', 'soFar', 'now', 'treatedBy', 'none', 'what', 'who', 'more', 'with', 'language', 'format', 'body', 'interests', 'number', 'legalContact',
])

/** The same value with each of those fields saying `text`; what names a kind or a number stays. */
function plant(value: unknown, text: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => plant(entry, text, key))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, plant(inner, text, field)]))
  return typeof value === 'string' && written.has(key) ? text : value
}

const everyPart: Readonly<Record<string, unknown>> = {
  ...signedUnits,
  ...wholeWay,
  subject: { patient: 'pt1', reference: 'C-0121', leadConsultant: { user: 'osei', name: 'Dr Amara Osei' } },
  question: { text: 'What is it?', inShort: 'Cause?' },
  setting: { place: 'outpatient', where: 'Clinic' },
  brief: { diagnoses: ['Encephalitis'], soFar: 'Steroids', now: 'Stable', treatedBy: ['Fairhaven neurology'] },
  'words/w1': someWords(),
  'dissent/m1/lee': { meeting: 'm1', user: 'lee', name: 'Sam Lee', reason: 'Too early' },
  'override/consent': { reason: 'The court said so', by: 'Dr Osei' },
  hearing: { on: '2026-11-30', legalContact: 'Legal team', restriction: true },
  'indications/m1': { chosen: ['I2'], primary: 'I2', disagreements: [], none: 'The family’s wish' },
}
const request = { by: 'parent-or-carer', name: 'Marisol', relationship: 'mother', parentalResponsibility: 'confirmed', how: 'Seen', on: '2026-09-20', words: 'Please' }

test('[F6, vignette V6] no name, number, address or word of a case reaches what is saved, whatever stands in its fields', () => {
  const secret = fc.oneof(
    fc.constantFrom('Łukasz Wiśniewski', '999 030 8241', '9990308241', '4 Made-up Mews, EX9 4ZZ', '=HYPERLINK("http://made-up.example")', 'C-0121; Łukasz'),
    fc.string({ unit: 'grapheme', minLength: 4, maxLength: 30 }).map((text) => `Zq${text.replace(/\s/g, '_')}qZ`),
  )
  fc.assert(
    fc.property(secret, (text) => {
      const planted = plant(everyPart, text) as Record<string, unknown>
      const { scribe } = aWrittenCase({ ...planted, request: { ...request, name: text, relationship: text, how: text, words: text } })
      const summary = summarise(scribe.fold())
      if (summary.kind !== 'case') throw new Error('a case has a case’s line')
      // The parts were read, or there would be nothing to leave out.
      expect(summary.figures).toMatchObject({ days: { requested: '2026-09-20', sent: '2026-10-09', report: '2026-11-02', discussed: '2026-11-10' }, dissents: 1, asked: { family: true }, overrides: { consent: true } })
      expect(summary.question).toBe(text)
      expect(JSON.stringify(summary.figures)).not.toContain(JSON.stringify(text).slice(1, -1))
      const csv = figuresCsv({ ...given, cases: [summary] })
      expect(csv).not.toContain(text)
      expect(csv).not.toContain(text.replaceAll('"', '""'))
      expect(csv).toContain('not in our form')
    }),
    { numRuns: 30 },
  )
})

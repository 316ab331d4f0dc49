import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { sayReport } from '../../commands/letter/say-report.ts'
import { aPaper, aParagraph } from '../builders/a-paper.ts'
import { hasInspectors, inspect } from '../pdf/inspectors.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'consilium-letter-'))
afterAll(() => rmSync(folder, { recursive: true }))

function letter(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const command = join(root, 'commands/letter.ts')
  const run = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return name
}

test('sets the example and says how many pages', () => {
  const run = letter(join(root, 'resources/demo/letter-example.json'), 'example.pdf')
  expect(run).toEqual({ status: 0, out: 'example.pdf: 2 pages\n', err: '' })
  expect(readFileSync(join(folder, 'example.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the example has a block of every kind', () => {
  const example = paperDocumentSchema.parse(JSON.parse(readFileSync(join(root, 'resources/demo/letter-example.json'), 'utf8')))
  expect(new Set(example.blocks.map((block) => block.kind))).toEqual(
    new Set(['heading', 'paragraph', 'bullets', 'questions', 'table', 'signature']),
  )
})

describe('says in words what is wrong, and leaves the old file as it was', () => {
  const withParagraph = (text: string): string => JSON.stringify(aPaper({ blocks: [aParagraph('fine'), aParagraph(text)] }))

  test.each([
    ['a file that is not there', 'nowhere.json', null, /^nowhere\.json cannot be read\./],
    ['an empty file', 'empty.json', '', /^empty\.json is not JSON/],
    ['a file cut short', 'cut.json', withParagraph('Niamh').slice(0, -9), /^cut\.json is not JSON/],
    ['another kind of JSON', 'other.json', '[1, 2]', /is not a letter file: in the document itself: /],
    ['a field missing', 'field.json', JSON.stringify({ ...aPaper(), recipient: undefined }), /in recipient: /],
    ['a field too many', 'extra.json', JSON.stringify({ ...aPaper(), colour: 'Niamh' }), /Unrecognized key: "colour"/],
    ['a block of another kind', 'block.json', JSON.stringify({ ...aPaper(), blocks: [{ kind: 'poem' }] }), /in block 1, kind: /],
    ['a wrong value deep inside', 'deep.json', JSON.stringify({ ...aPaper(), blocks: [{ kind: 'paragraph', runs: [{ text: 7 }] }] }), /in block 1, runs 1, text: /],
    ['a later schema', 'later.json', JSON.stringify({ ...aPaper(), schema: 2 }), /in schema: /],
    ['a script it cannot set', 'script.json', withParagraph('Niamh தமிழ்'), /has writing in Tamil in block 2\./],
    ['a missing glyph', 'glyph.json', withParagraph('Niamh ☃'), /fonts cannot draw: ☃, U\+2603 in block 2\./],
    ['a control character', 'control.json', withParagraph('Niamh \u0007'), /fonts cannot draw: U\+0007 in block 2\./],
    ['too many words for the foot', 'foot.json', JSON.stringify(aPaper({ notice: 'Niamh '.repeat(2000) })), /foot of each page/],
  ])('%s', (_, name, content, words) => {
    if (content !== null) file(name, content)
    file('kept.pdf', 'what was there before')
    const run = letter(name, 'kept.pdf')
    expect(run).toMatchObject({ status: 1, out: '' })
    expect(run.err).toMatch(words)
    expect(run.err).not.toContain('Niamh')
    expect(run.err.trimEnd().split('\n')).toHaveLength(1)
    expect(readFileSync(join(folder, 'kept.pdf'), 'utf8')).toBe('what was there before')
  })

  test('a place where it cannot write', () => {
    const name = file('fine.json', JSON.stringify(aPaper()))
    mkdirSync(join(folder, 'taken.pdf'))
    for (const place of ['no-such-folder/out.pdf', 'taken.pdf']) {
      expect(letter(name, place)).toMatchObject({ status: 1, err: expect.stringContaining(`${place} cannot be written.`) })
    }
    expect(readdirSync(folder).filter((entry) => entry.endsWith('.part'))).toEqual([])
  })

  test.each([
    [[]],
    [['one.json']],
    [['one', 'two', 'three']],
    [['one.json', 'two.pdf', '--html']],
    [['one.json', 'two.pdf', '--htlm', 'three.html']],
    [['one.json', 'two.pdf', '--large-print=yes']],
    [['one.json', 'one.json']],
    [['one.json', 'two.pdf', '--html', './two.pdf']],
    [['one.json', 'two.pdf', '--attach-fhir', 'two.pdf']],
    [['one.json', 'two.pdf', '--encrypt', '--check']],
  ])('names it does not know or too few, and two files in one place: %j', (args) => {
    expect(letter(...args)).toMatchObject({ status: 1, err: expect.stringMatching(/^Usage: npm run letter/) })
  })
})

test('the published schema is the one in force; write it with node commands/letter.ts --schema', () => {
  const published: unknown = JSON.parse(readFileSync(join(root, 'docs/letter-schema.json'), 'utf8'))
  expect(published).toEqual(z.toJSONSchema(paperDocumentSchema))
})

describe('the examples', () => {
  test.each([['letter-example', 2, 'lang="en-GB"'], ['letter-example-long', 5, 'lang="en-GB"'], ['letter-example-names', 2, 'lang="en-GB"'], ['letter-example-arabic', 2, 'lang="ar" dir="rtl"']])('%s is %i pages, and the same words as a web page', (name, pages, says) => {
    const run = letter(join(root, `resources/demo/${name}.json`), `${name}.pdf`, '--html', `${name}.html`)
    expect(run).toEqual({ status: 0, out: `${name}.pdf: ${pages} pages\n${name}.html: the same words as a web page\n`, err: '' })
    expect(readFileSync(join(folder, `${name}.html`), 'utf8').startsWith(`<!DOCTYPE html>\n<html ${says}>`)).toBe(true)
  })

  test('in large print have more pages, and larger letters on the screen', () => {
    const run = letter('--large-print', join(root, 'resources/demo/letter-example-long.json'), 'large.pdf', '--html=large.html')
    expect(run.out).toMatch(/^large\.pdf: (?:9|10|11) pages$/m)
    expect(readFileSync(join(folder, 'large.html'), 'utf8')).toContain('font-size: 137.5%')
  })
})

test('a web page that cannot be written is said, and a file that is no paper stays no paper in large print', () => {
  const name = file('fine.json', JSON.stringify(aPaper()))
  expect(letter(name, 'fine.pdf', '--html', 'no-such-folder/out.html')).toMatchObject({ status: 1, err: expect.stringContaining('no-such-folder/out.html cannot be written.') })
  expect(letter(file('list.json', '[]'), 'list.pdf', '--large-print')).toMatchObject({ status: 1, err: expect.stringContaining('is not a letter file') })
})

test.skipIf(!hasInspectors)('[L31] --encrypt locks the file with six words, said once; a locked file is not held to the rules of an archival one', () => {
  const example = join(root, 'resources/demo/letter-example.json')
  const run = letter(example, 'locked.pdf', '--encrypt', '--html', 'open.html')
  expect(run).toMatchObject({ status: 0, err: '' })
  const words = /^locked\.pdf: 2 pages\nopen\.html: the same words as a web page\nlocked\.pdf is locked\. These six words open it, shown once and kept nowhere: ((?:\p{Ll}+ ){5}\p{Ll}+)\nopen\.html is not locked\.\n$/u.exec(run.out)?.[1] ?? ''
  const bytes = readFileSync(join(folder, 'locked.pdf'))
  expect(inspect(bytes, 'qpdf', ['--check', 'paper.pdf']).status).not.toBe(0)
  expect(inspect(bytes, 'qpdf', [`--password=${words}`, '--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
  expect(letter(example, 'both.pdf', '--encrypt', '--check')).toMatchObject({ status: 1, err: expect.stringMatching(/^Usage:/) })
})

describe('--check', () => {
  test('says what it looked at, and that nothing was found', () => {
    const run = letter(join(root, 'resources/demo/letter-example-names.json'), 'checked.pdf', '--check')
    expect(run).toMatchObject({ status: 0, err: '' })
    expect(run.out).toMatch(/^checked\.pdf: 2 pages\nchecked\.pdf: checked \(2 pages, \d+ elements, \d+ drawing operators, [\d,]+ letters, \d fonts, \d+ rules\), nothing found\n$/)
  })

  test('says each finding in words with its source, the hard ones first', () => {
    const finding = { modality: 'hard', where: 'page 2', words: 'It draws outside the page.', times: 1 } as const
    const checked = { pages: 1, elements: 2, drawn: 3, letters: 4000, fonts: 1 }
    const said = sayReport('a.pdf', { sound: false, checked, findings: [{ ...finding, rule: 'line-ends', modality: 'soft' }, { ...finding, rule: 'tagged-content', times: 1200 }] })
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^a\.pdf: checked \(1 page, 2 elements, 3 drawing operators, 4,000 letters, 1 font, \d+ rules\), 2 findings:$/),
      '  page 2: It draws outside the page. 1,200 times. All that is drawn is in the structure or is an artifact. (ISO 14289-1, 7.1; ISO 19005-2, 6.7.3; Matterhorn 01-005)',
      '  To look at: page 2: It draws outside the page. No line ends between a number and its unit that could have kept them together (our rule).',
    ])
  })
})

test('a title that no file can hold is refused like any other text', () => {
  const name = file('title.json', JSON.stringify(aPaper({ title: 'Niamh\u0007' })))
  expect(letter(name, 'title.pdf', '--html', 'title.html')).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/U\+0007 in the title\./) })
  expect(readdirSync(folder)).not.toContain('title.pdf')
})

describe('--attach-fhir', () => {
  const example = join(root, 'resources/demo/letter-example.json')

  test('carries the Bundle inside, byte for byte, and the file keeps every rule', async () => {
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', timestamp: '2026-10-08T12:00:00Z', entry: [] })
    const run = letter(example, 'carries.pdf', '--attach-fhir', file('bundle.json', text), '--check')
    expect(run).toMatchObject({ status: 0, err: '', out: expect.stringContaining('nothing found') })
    const { catalog, context } = await PDFDocument.load(readFileSync(join(folder, 'carries.pdf')))
    const spec = catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
    const inside = spec.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'))
    expect(spec.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Data'))
    expect(inside instanceof PDFRawStream && new TextDecoder().decode(decodePDFRawStream(inside).decode())).toBe(text)
    expect(context.lookup(catalog.get(PDFName.of('Metadata')))?.toString()).toContain('<pdfaid:part>3</pdfaid:part>')
  })

  test.each([
    ['no JSON', 'Niamh{', /is no FHIR Bundle/],
    ['another resource', '{"resourceType":"Patient","name":"Niamh"}', /is no FHIR Bundle/],
    ['a Bundle that does not say of when it is', '{"resourceType":"Bundle"}', /has no timestamp/],
  ])('refuses %s, quotes nothing of it and writes nothing', (_, text, words) => {
    const run = letter(example, 'refused.pdf', '--attach-fhir', file('other.json', text))
    expect(run).toMatchObject({ status: 1, out: '', err: expect.stringMatching(words) })
    expect(run.err).not.toContain('Niamh')
    expect(existsSync(join(folder, 'refused.pdf'))).toBe(false)
  })
})

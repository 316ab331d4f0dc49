import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { aPaper, aParagraph } from '../builders/a-paper.ts'

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

  test.each([[[]], [['one.json']], [['one', 'two', 'three']]])('the wrong number of names: %j', (args) => {
    expect(letter(...args)).toMatchObject({ status: 1, err: expect.stringMatching(/^Usage: npm run letter/) })
  })
})

test('the published schema is the one in force; write it with node commands/letter.ts --schema', () => {
  const published: unknown = JSON.parse(readFileSync(join(root, 'docs/letter-schema.json'), 'utf8'))
  expect(published).toEqual(z.toJSONSchema(paperDocumentSchema))
})

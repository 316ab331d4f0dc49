import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { lockPorts } from '#electron/press/lock-ports.ts'
import { lockPdf, type LockWish } from '#pdf/lock/lock-pdf.ts'
import type { LockPorts } from '#pdf/lock/lock-ports.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aPaper, aParagraph, ports } from '../../builders/a-paper.ts'
import { hasInspectors, inspect } from '../inspectors.ts'
import { drawPages, hasPoppler } from '../poppler.ts'

const password = 'maple otter candle bridge velvet seven'
/** The programs of poppler cut a password they are given after 32 characters; the viewers built on it do not. */
const short = 'maple otter candle bridge'
const words = 'The child walks with a frame and sleeps well.'
const title = 'Letter about Zoë O’Brien-Núñez, 999 526 0182'
const inStream = 'Said of a stream'
const bookmark = 'Enclosure 1: MRI brain'
const description = 'Growth chart (weight) \\ height'

/** Chance that is the same each time: the bytes of a counter's hashes. */
function sameChance(): LockPorts {
  let count = 0
  return { ...lockPorts, random: (length) => createHash('sha512').update(`chance ${(count += 1)}`).digest().subarray(0, length) }
}

/** A letter with strings wherever a file may hold them: properties, bookmark, Alt, Lang, metadata. */
async function aFile({ objectStreams = true } = {}): Promise<Uint8Array> {
  const { bytes } = await setPaper(aPaper({ blocks: [aParagraph(words), ...Array.from({ length: 60 }, () => aParagraph('A plain line.'))] }), ports)
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  file.setTitle(title)
  file.setSubject(words)
  const { context } = file
  const claims = '<x:xmpmeta><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></x:xmpmeta>'
  const bookmarks = context.nextRef()
  const item = context.register(context.obj({ Title: PDFHexString.fromText(bookmark), Parent: bookmarks, Dest: [file.getPage(0).ref, 'Fit'] }))
  context.assign(bookmarks, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }))
  file.catalog.set(PDFName.of('Outlines'), bookmarks)
  file.catalog.set(PDFName.of('Metadata'), context.register(context.stream(claims, { Type: 'Metadata', Subtype: 'XML' })))
  const inArrays = [[{ Alt: PDFString.of('Growth chart \\(weight\\) \\\\ height') }], PDFString.of(words), context.register(context.stream('0 g', { Desc: PDFString.of(inStream) }))]
  file.catalog.set(PDFName.of('Extra'), context.obj(inArrays as never))
  return file.save({ useObjectStreams: objectStreams })
}

async function locked(bytes: Uint8Array, wish: Partial<LockWish> = {}): Promise<Uint8Array> {
  const answer = await lockPdf(bytes, { password, ports: sameChance(), ...wish })
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

const file = await aFile()
const lockedFile = await locked(file)

/** The same text as any of the ways a file may write it. */
function waysToWrite(text: string): readonly Buffer[] {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  const inHex = (bytes: Buffer): readonly Buffer[] => [Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase())]
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), utf16, Buffer.from(text, 'utf16le')]
  return [...plain, ...plain.flatMap(inHex)]
}

describe('what is locked cannot be read', () => {
  const secrets = [title, 'Zoë', '999 526 0182', words, 'walks with', bookmark, 'MRI', 'Growth chart', inStream, 'en-GB', 'Consilium', 'pdfuaid', '<x:xmpmeta', 'beginbfchar', 'Riverbank']

  test.each([['with', true], ['without', false]])('[L31] no string of a file written %s object streams stands in clear', async (_, objectStreams) => {
    const bytes = Buffer.from(await locked(await aFile({ objectStreams })))
    for (const secret of secrets) for (const written of waysToWrite(secret)) expect(bytes.includes(written), secret).toBe(false)
  })

  test('[L31] the search for strings finds them in a file that is not locked', async () => {
    const open = Buffer.from(await aFile({ objectStreams: false }))
    for (const secret of [title, bookmark, inStream, 'Growth chart']) expect(waysToWrite(secret).some((written) => open.includes(written)), secret).toBe(true)
  })

  test('[L31] only the file’s name and the dictionary of its locks are strings in clear, and no stream is shorter than its block', async () => {
    const text = Buffer.from(lockedFile).toString('latin1').replace(/stream\r?\n[^]*?endstream/g, '')
    const plain = [...text.matchAll(/<([0-9A-F]+)>/g)].map(([, hex = '']) => hex.length / 2)
    expect(text).not.toMatch(/\([^)]/)
    // 16 for chance, then whole blocks; 48 and 32 and 16 are the locks themselves.
    expect(plain.every((length) => length % 16 === 0)).toBe(true)
  })
})

test('[L31] two strings alike do not look alike when they are locked', async () => {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage()
  for (const key of ['One', 'Other']) document.catalog.set(PDFName.of(key), PDFString.of(words))
  const text = Buffer.from(await locked(await document.save())).toString('latin1')
  const [one, other] = ['One', 'Other'].map((key) => new RegExp(`/${key} <([0-9A-F]+)>`).exec(text)?.[1]) as [string, string]
  expect(one).toHaveLength(2 * (16 + 48))
  expect([one.slice(0, 32) === other.slice(0, 32), one.slice(32) === other.slice(32)]).toEqual([false, false])
})

describe.skipIf(!hasInspectors || !hasPoppler)('a locked file opens with its password and not without', () => {
  test('[L31] qpdf opens it, finds no fault and says AES with 256 bits', () => {
    const check = inspect(lockedFile, 'qpdf', [`--password=${password}`, '--check', 'paper.pdf'])
    expect(check.stderr + check.stdout).toContain('No syntax or stream encoding errors found')
    expect(check.stdout).toContain('R = 6')
    expect(check.stdout).toContain('stream encryption method: AESv3')
    expect(check.stdout).toContain('string encryption method: AESv3')
    expect(check.stdout).toMatch(/extract for accessibility: allowed/)
    expect(inspect(lockedFile, 'qpdf', ['--password=wrong', '--check', 'paper.pdf']).stderr).toContain('invalid password')
    expect(inspect(lockedFile, 'qpdf', ['--check', 'paper.pdf']).status).toBe(2)
  })

  test('[L31] poppler reads its words and its properties', async () => {
    const bytes = await locked(file, { password: short })
    expect(inspect(bytes, 'pdftotext', ['-upw', short, 'paper.pdf', '-']).stdout).toContain(words)
    expect(inspect(bytes, 'pdfinfo', ['-upw', short, 'paper.pdf']).stdout).toContain(title)
    const refused = inspect(bytes, 'pdftotext', ['-upw', 'wrong', 'paper.pdf', '-'])
    expect(refused.stderr).toContain('Incorrect password')
    expect(refused.stdout).toBe('')
  })

  test('[L31] MuPDF draws it, and the bookmark is there', () => {
    const drawn = inspect(lockedFile, 'mutool', ['draw', '-p', password, '-F', 'txt', 'paper.pdf'])
    expect(drawn.stdout).toContain(words)
    expect(drawn.stderr).not.toMatch(/error|warning(?!: ICC support is not available)/)
    expect(inspect(lockedFile, 'mutool', ['show', '-p', password, 'paper.pdf', 'outline']).stdout).toContain(bookmark)
    expect(inspect(lockedFile, 'mutool', ['draw', '-p', 'wrong', '-F', 'txt', 'paper.pdf']).stderr).toContain('cannot authenticate password')
  })

  test('[L31] what comes out again is what went in, page for page', () => {
    const opened = inspect(lockedFile, 'qpdf', [`--password=${password}`, '--decrypt', '--qdf', '--object-streams=disable', 'paper.pdf', '-'])
    expect(opened.stdout).toContain(`(${description.replace('(', '\\(').replace(')', '\\)').replace('\\ h', '\\\\ h')})`)
  })

  test('[L31] a second password opens it too', async () => {
    const both = await locked(file, { password: short, ownerPassword: 'the keeper’s own' })
    expect(inspect(both, 'pdftotext', ['-opw', 'the keeper’s own', 'paper.pdf', '-']).stdout).toContain(words)
    expect(inspect(both, 'pdftotext', ['-upw', short, 'paper.pdf', '-']).stdout).toContain(words)
  })

  test.each(['żółw', 'пароль', '密码', 'a'.repeat(127), 'p\u00a0q'])('[L31] the password “%s” opens it', async (unusual) => {
    const bytes = await locked(file, { password: unusual })
    const typed = unusual.replace('\u00a0', ' ').normalize('NFKC')
    expect(inspect(bytes, 'qpdf', [`--password=${typed}`, '--check', 'paper.pdf']).stdout).toContain('R = 6')
  })

  test('a locked copy no longer says that it can be archived, and still says that it is accessible', () => {
    const opened = inspect(lockedFile, 'qpdf', [`--password=${password}`, '--decrypt', '--qdf', 'paper.pdf', '-']).stdout
    expect(opened).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(opened).not.toContain('pdfaid:')
  })

  test('[L31] the pages look as they did', async () => {
    const bytes = await locked(file, { password: short })
    expect(drawPages(bytes, 80, ['-upw', short])).toEqual(drawPages(file))
  })
})

test('[L31] pdf.js, which browsers show files with, opens it with its password only', async () => {
  const open = (guess: string) => getDocument({ data: new Uint8Array(lockedFile), password: guess, verbosity: 0 }).promise
  const opened = await open(password)
  const { items } = await (await opened.getPage(1)).getTextContent()
  expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(words)
  await expect(open('wrong')).rejects.toThrow('Incorrect Password')
})

test('[L31] the same chance gives the same file, and other chance another', async () => {
  expect(await locked(file)).toEqual(lockedFile)
  const again = await lockPdf(file, { password, ports: lockPorts })
  expect(again.ok && Buffer.from(again.value).equals(lockedFile)).toBe(false)
})

test.each([
  ['', { kind: 'password-empty', rule: 'L31' }],
  ['\u00a0 \u200d', { kind: 'password-empty', rule: 'L31' }],
  ['ż'.repeat(64), { kind: 'password-too-long', rule: 'L31', bytes: 128, most: 127 }],
  ['tab\there', { kind: 'password-not-typeable', rule: 'L31' }],
  ['left\u202eright', { kind: 'password-not-typeable', rule: 'L31' }],
])('[L31] a password that cannot lock is refused and not said again: %j', async (unusable, refusal) => {
  expect(await lockPdf(file, { password: unusable, ports: sameChance() })).toEqual({ ok: false, refusal })
  expect(await lockPdf(file, { password, ownerPassword: unusable, ports: sameChance() })).toEqual({ ok: false, refusal })
})

test('[L31] a locked file and one that is no whole PDF are refused', async () => {
  expect(await lockPdf(lockedFile, { password, ports: sameChance() })).toEqual({ ok: false, refusal: { kind: 'file-already-locked', rule: 'L31' } })
  for (const bytes of [new Uint8Array(0), file.subarray(0, file.length / 2), Buffer.from('a letter')]) {
    expect(await lockPdf(bytes, { password, ports: sameChance() })).toEqual({ ok: false, refusal: { kind: 'file-not-readable', rule: 'L31' } })
  }
})

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { agree, type Answer } from '#domain/basics/answer.ts'
import { makePorts } from '#electron/press/make-ports.ts'
import type { SetOptions } from '#pdf/set-paper.ts'
import { setCheckedPaper } from '#pdf/set-checked-paper.ts'
import { checkPdf, type PdfReport } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import { writeTwin } from '#pdf/twin/write-twin.ts'
import { lockWithWords } from './letter/lock-with-words.ts'
import { readBundle } from './letter/read-bundle.ts'
import { readOptions, type LetterOptions } from './letter/read-options.ts'
import { sayPaperRefusal } from './letter/say-paper-refusal.ts'
import { sayReport } from './letter/say-report.ts'
import { writeWhole } from './letter/write-whole.ts'

/** `npm run letter -- FILE.json OUT.pdf`: sets a paper from a file, without the app. */
const fontsFolder = fileURLToPath(new URL('../resources/fonts', import.meta.url))
const schemaFile = fileURLToPath(new URL('../docs/letter-schema.json', import.meta.url))

const usage = [
  'Usage: npm run letter -- FILE.json OUT.pdf [--html OUT.html] [--large-print] [--attach-fhir BUNDLE.json] [--check | --encrypt]',
  '  --html OUT.html  also writes the same words as one accessible web page',
  '  --large-print    sets 16 points, and nothing under 14',
  '  --attach-fhir B  carries a FHIR Bundle inside the file, for other systems (PDF/A-3a)',
  '  --check          holds OUT.pdf to PDF/UA-1, PDF/A-2a and our own rules, and says what it finds',
  '  --encrypt        locks OUT.pdf with six words (AES-256), says them once and keeps them nowhere',
  'FILE.json follows docs/letter-schema.json; resources/demo has four examples. Each file needs a place of its own.',
].join('\n')

type Outcome = { readonly ok: boolean; readonly words: string }

async function main(args: readonly string[]): Promise<Outcome> {
  if (args.length === 1 && args[0] === '--schema') return writeSchema()
  const options = readOptions(args)
  if (options === null) return no(usage)
  const text = await readText(options.from)
  if (text === null) return no(`${options.from} cannot be read. Check that the file is there and that you may open it.`)
  const input = parseJson(text)
  if (!input.ok) return no(`${options.from} is not JSON, so nothing was written. ${input.place}`.trim())
  return writeLetter(options, options.largePrint ? inLargePrint(input.value) : input.value)
}

async function writeLetter(options: LetterOptions, input: unknown): Promise<Outcome> {
  const attached = await attachment(options)
  if (!attached.ok) return no(`${options.attach} ${attached.refusal.kind === 'bundle-without-day' ? 'has no timestamp, which says of when it is' : 'is no FHIR Bundle'}. Nothing was written.`)
  const set = await setCheckedPaper(input, await makePorts(fontsFolder), attached.value)
  if (!set.ok) return no(`${sayPaperRefusal(options.from, set.refusal)} Nothing was written.`)
  const locked = options.encrypt ? await lockWithWords(set.value.bytes) : null
  if (locked !== null && !locked.ok) return no(`${options.to} could not be locked. Nothing was written.`)
  // The locked file last: once it is there, nothing keeps its words from being said.
  const files = [...twinFile(options, input), { place: options.to, bytes: locked?.value.bytes ?? set.value.bytes }]
  for (const { place, bytes } of files) {
    if (!(await writeWhole(place, bytes))) return no(`${place} cannot be written. Check that its folder is there and that you may write in it.`)
  }
  const report = options.check ? await checkPdf(set.value.bytes, expectedOf(paperDocumentSchema.parse(input))) : null
  return { ok: report === null || report.findings.length === 0, words: [sayWritten(options, set.value.pages, report), ...(locked === null ? [] : [sayLocked(options, locked.value.passphrase)])].join('\n') }
}

/** The web page beside it stays open to whoever has it: that is said with the words. */
function sayLocked({ to, html }: LetterOptions, passphrase: string): string {
  return [`${to} is locked. These six words open it, shown once and kept nowhere: ${passphrase}`, ...(html === null ? [] : [`${html} is not locked.`])].join('\n')
}

function sayWritten({ to, html }: LetterOptions, pages: number, report: PdfReport | null): string {
  return [
    `${to}: ${pages} ${pages === 1 ? 'page' : 'pages'}`,
    ...(html === null ? [] : [`${html}: the same words as a web page`]),
    ...(report === null ? [] : [sayReport(to, report)]),
  ].join('\n')
}

/** @returns the options to set with; refused when what should travel inside is no Bundle or cannot be read */
async function attachment({ attach }: LetterOptions): Promise<Answer<SetOptions>> {
  if (attach === null) return agree({})
  const bundle = readBundle((await readText(attach)) ?? '')
  return bundle.ok ? agree({ attach: bundle.value }) : bundle
}

/** The paper has been set before, so it is one, and every character of it can be written. */
function twinFile({ html }: LetterOptions, input: unknown): readonly { readonly place: string; readonly bytes: Uint8Array }[] {
  return html === null ? [] : [{ place: html, bytes: new TextEncoder().encode(writeTwin(paperDocumentSchema.parse(input))) }]
}

/** What is no paper stays as it is, so that it is refused for what it is. */
function inLargePrint(input: unknown): unknown {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input, print: 'large' } : input
}

async function writeSchema(): Promise<Outcome> {
  const schema = `${JSON.stringify(z.toJSONSchema(paperDocumentSchema), null, 2)}\n`
  const written = await writeWhole(schemaFile, new TextEncoder().encode(schema))
  if (!written) return no('docs/letter-schema.json cannot be written.')
  return { ok: true, words: 'docs/letter-schema.json is written.' }
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly place: string }

/** The parser's own message quotes the file, which may hold a patient's words: only the place is passed on. */
function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0]
    return { ok: false, place: place === undefined ? '' : `The fault is at ${place.replace(' column', ', column')}.` }
  }
}

function no(words: string): Outcome {
  return { ok: false, words }
}

const outcome = await main(process.argv.slice(2))
if (outcome.ok) console.log(outcome.words)
else console.error(outcome.words)
process.exitCode = outcome.ok ? 0 : 1

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { makePorts } from '#electron/press/make-ports.ts'
import { setCheckedPaper } from '#pdf/set-checked-paper.ts'
import { sayPaperRefusal } from './letter/say-paper-refusal.ts'
import { writeWhole } from './letter/write-whole.ts'

/** `npm run letter -- FILE.json OUT.pdf`: sets a paper from a file, without the app. */
const fontsFolder = fileURLToPath(new URL('../resources/fonts', import.meta.url))
const schemaFile = fileURLToPath(new URL('../docs/letter-schema.json', import.meta.url))

const usage = [
  'Usage: npm run letter -- FILE.json OUT.pdf',
  'FILE.json follows docs/letter-schema.json; resources/demo/letter-example.json is an example.',
].join('\n')

type Outcome = { readonly ok: boolean; readonly words: string }

async function main(args: readonly string[]): Promise<Outcome> {
  if (args.length === 1 && args[0] === '--schema') return writeSchema()
  const [from, to] = args
  if (from === undefined || to === undefined || args.length !== 2) return no(usage)
  const text = await readText(from)
  if (text === null) return no(`${from} cannot be read. Check that the file is there and that you may open it.`)
  const input = parseJson(text)
  if (!input.ok) return no(`${from} is not JSON, so nothing was written. ${input.place}`.trim())
  const set = await setCheckedPaper(input.value, await makePorts(fontsFolder))
  if (!set.ok) return no(`${sayPaperRefusal(from, set.refusal)} Nothing was written.`)
  if (!(await writeWhole(to, set.value.bytes))) {
    return no(`${to} cannot be written. Check that its folder is there and that you may write in it.`)
  }
  return { ok: true, words: `${to}: ${set.value.pages} ${set.value.pages === 1 ? 'page' : 'pages'}` }
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

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Answer } from '#domain/basics/answer.ts'
import { readLockedCopy, type LockedCopy } from '#electron/keeper/copy/locked-copy.ts'
import { askPassphrase } from './ask-passphrase.ts'

/**
 * `npm run read-copy -- COPY FOLDER`: opens a locked copy into a new folder, for when the computer it was made on is
 * gone. What it writes is patients' records in clear.
 */
const usage = [
  'Usage: npm run read-copy -- COPY FOLDER',
  'COPY is a locked copy saved from Consilium. FOLDER is made, and must not be there yet.',
  'The passphrase is asked for, or read from standard input.',
].join('\n')

const refusals: Readonly<Record<string, string>> = {
  'not-a-locked-copy': 'This file is not a locked copy from Consilium.',
  'copy-damaged': 'This locked copy is damaged and cannot be opened whole. Nothing was written. Use another copy if there is one.',
  'copy-newer': 'This locked copy was made by a newer Consilium. Use that version’s command.',
  'wrong-passphrase': 'That is not the passphrase of the person who made the copy. Nothing was written.',
}

type Outcome = { readonly ok: boolean; readonly words: string }

async function main(args: readonly string[]): Promise<Outcome> {
  const [from, to] = args
  if (from === undefined || to === undefined || args.length !== 2) return no(usage)
  const bytes = readBytes(from)
  if (bytes === null) return no(`${from} cannot be read. Check that the file is there and that you may open it.`)
  const copy: Answer<LockedCopy> = await readLockedCopy(bytes, await askPassphrase())
  if (!copy.ok) return no(refusals[copy.refusal.kind] ?? usage)
  return writeOut(copy.value, to)
}

function writeOut({ madeAt, acts, drafts, blobs }: LockedCopy, to: string): Outcome {
  try {
    mkdirSync(to, { mode: 0o700 })
    const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(to, name), content, { mode: 0o600 })
    write('entries.json', `${JSON.stringify(acts.map(({ text, sig }) => ({ entry: JSON.parse(text) as unknown, text, sig })), null, 2)}\n`)
    write('drafts.json', `${JSON.stringify(drafts, null, 2)}\n`)
    for (const [at, { type, bytes }] of blobs.entries()) {
      write(`signed-${at + 1}.${type === 'application/pdf' ? 'pdf' : 'bin'}`, Buffer.from(bytes, 'base64'))
    }
  } catch {
    return no(`${to} cannot be written whole. Choose a folder that is not there yet, on a disk with room.`)
  }
  const what = `${acts.length} entries, ${drafts.length} drafts and ${blobs.length} signed papers`
  return { ok: true, words: `${shown(to)}: ${what}, as they stood ${madeAt}. They are readable by anybody: delete the folder when you are done.` }
}

function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path))
  return near.startsWith('..') ? path : near
}

function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function no(words: string): Outcome {
  return { ok: false, words }
}

const outcome = await main(process.argv.slice(2))
if (outcome.ok) console.log(outcome.words)
else console.error(outcome.words)
process.exitCode = outcome.ok ? 0 : 1

import { readFile, writeFile } from 'node:fs/promises'
import { makeReady, packLetter } from './ours.ts'

/** A process of its own: packs a letter and what is enclosed, from files to a file. Usage: start-pack OUT LETTER ENCLOSURE… */
const [to, letter, ...enclosures] = process.argv.slice(2)
const read = async (file: string) => new Uint8Array(await readFile(file))
const named = await Promise.all(enclosures.map(async (file, index) => ({ name: `Enclosure ${index + 1}`, bytes: await read(file) })))
const packed = await packLetter({ letter: await read(letter!), enclosures: named, identity: 'Zoë O’Brien-Núñez, NHS number 999 526 0182', letterName: 'Enclosed with our letter of 9 October 2026.', reference: 'C-0117' }, await makeReady())
if (!packed.ok) throw new Error(packed.refusal.kind)
await writeFile(to!, packed.value.bytes)

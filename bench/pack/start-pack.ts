import '#electron/press/no-last-compiler.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { makeReady, packLetter } from './ours.ts'

/** A process of its own: packs a letter and what is enclosed, from files to a file. Usage: start-pack OUT LETTER ENCLOSURE… */
const [to, letter, ...enclosures] = process.argv.slice(2)
/** Plain bytes, as the press gets them, where Node reads some of a kind of its own. */
const read = (file: string) => {
  const { buffer, byteOffset, length } = readFileSync(file)
  return new Uint8Array(buffer, byteOffset, length)
}
const named = enclosures.map((file, index) => ({ name: `Enclosure ${index + 1}`, bytes: read(file) }))
const packed = await packLetter({ letter: read(letter!), enclosures: named, identity: 'Zoë O’Brien-Núñez, NHS number 999 526 0182', letterName: 'Enclosed with our letter of 9 October 2026.', reference: 'C-0117' }, await makeReady())
if (!packed.ok) throw new Error(packed.refusal.kind)
writeFileSync(to!, packed.value.bytes)

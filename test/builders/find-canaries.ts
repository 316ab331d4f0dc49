import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOfLevelDb } from './read-level-db.ts'

/** One place where a word was found that should lie nowhere. */
export interface Found {
  readonly file: string
  readonly word: string
  readonly as: string
}

/**
 * Looks for words in every byte of every file of some folders, and in the names of the files: as UTF-8, UTF-16, base64 from any
 * offset, and inside the packed blocks of LevelDB, which Chromium keeps its stores in.
 */
export function findCanaries(folders: readonly string[], words: readonly string[]): readonly Found[] {
  const needles = words.flatMap((word) => encodings(word).map(([as, bytes]) => ({ word, as, bytes })))
  return folders.flatMap(everyFile).flatMap((file) => {
    const parts = partsOf(file)
    const named = words.filter((word) => file.includes(word)).map((word) => ({ file, word, as: 'the name of the file' }))
    return [...named, ...needles.filter(({ bytes }) => parts.some((part) => part.includes(bytes))).map(({ word, as }) => ({ file, word, as }))]
  })
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
}

/** The bytes as they lie there, and what of them is packed, unpacked. */
function partsOf(file: string): readonly Buffer[] {
  const raw = readFileSync(file)
  return [raw, ...blocksOfLevelDb(file, raw)]
}

/** A word as it may lie in a file. Of base64 the middle is looked for: its ends depend on what stands around it. */
function encodings(word: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(word)
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64').replaceAll('=', '')
    return ['base64', Buffer.from(text.slice(offset === 0 ? 0 : 4, -2))] as const
  })
  return [['UTF-8', utf8], ['UTF-16', Buffer.from(word, 'utf16le')], ['UTF-16, the other way round', Buffer.from(word, 'utf16le').swap16()], ...base64]
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findCanaries } from '../builders/find-canaries.ts'
import { makeFolder } from '../builders/make-folder.ts'

const WORD = 'Quillfeather-Marsh'

/** A table of LevelDB with one packed block: some bytes as they are, then a copy of them. */
function aTable(): Buffer {
  const own = Buffer.from(`x${WORD.slice(0, 12)}`)
  const rest = Buffer.from(WORD.slice(12))
  // "Quillfeather" is there once; the second time it is a copy, and the whole word stands only in the unpacked block.
  const block = Buffer.concat([
    Buffer.from([own.length + 12 + rest.length]),
    Buffer.from([(own.length - 1) << 2]), own,
    Buffer.from([((12 - 1) << 2) | 2, 12, 0]),
    Buffer.from([(rest.length - 1) << 2]), rest,
  ])
  const data = Buffer.concat([block, Buffer.from([1, 0, 0, 0, 0])])
  const entry = Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from('k'), Buffer.from([0, block.length])])
  const index = Buffer.concat([entry, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])])
  const footer = Buffer.alloc(48)
  Buffer.from([0, 0, data.length, index.length]).copy(footer)
  return Buffer.concat([data, index, Buffer.from([0, 0, 0, 0, 0]), footer])
}

/** A log of LevelDB in which the word goes from one block into the next. */
function aLog(): Buffer {
  const head = (size: number): Buffer => Buffer.concat([Buffer.alloc(4), Buffer.from([size & 255, size >> 8, 1])])
  const first = Buffer.alloc(32_768 - 7, 0x2e)
  Buffer.from(WORD.slice(0, 5)).copy(first, first.length - 5)
  const second = Buffer.from(WORD.slice(5))
  return Buffer.concat([head(first.length), first, head(second.length), second])
}

it('[E25] a word is found wherever it lies: plain, in two bytes a letter, in base64, packed, cut by a seam, or in a name', async () => {
  const folder = await makeFolder()
  const planted: Readonly<Record<string, Buffer>> = {
    'plain.bin': Buffer.from(`…${WORD}…`),
    'two-bytes.bin': Buffer.from(`…${WORD}…`, 'utf16le'),
    'base64-0.txt': Buffer.from(Buffer.from(`${WORD} was here`).toString('base64')),
    'base64-1.txt': Buffer.from(Buffer.from(`a${WORD} was here`).toString('base64')),
    'base64-2.txt': Buffer.from(Buffer.from(`ab${WORD} was here`).toString('base64')),
    '000005.ldb': aTable(),
    '000003.log': aLog(),
    [`${WORD}.txt`]: Buffer.from('nothing'),
    'nothing.bin': Buffer.from('nothing at all'),
  }
  for (const [name, bytes] of Object.entries(planted)) writeFileSync(join(folder, name), bytes)
  const found = new Set(findCanaries([folder], [WORD]).map(({ file }) => file.slice(folder.length + 1)))
  expect([...found].toSorted()).toEqual(Object.keys(planted).filter((name) => name !== 'nothing.bin').toSorted())
})

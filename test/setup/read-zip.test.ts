import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractEntry, listZip } from '#electron/setup/read-zip.mjs'
import { makeFolder } from '../builders/make-folder.ts'
import { packZip } from '../builders/pack-archives.ts'

const TEXT = Buffer.from('The same words again and again. '.repeat(5000))
const ZIP = packZip([{ name: 'a/text.txt', bytes: TEXT }, { name: '../outside.txt', bytes: TEXT }])

async function write(bytes: Buffer): Promise<{ folder: string; file: string }> {
  const folder = await makeFolder()
  const file = join(folder, 'a.zip')
  await writeFile(file, bytes)
  return { folder, file }
}

describe('reading a zip', () => {
  it('finds the list behind a comment', async () => {
    const withComment = Buffer.concat([ZIP.subarray(0, -2), Buffer.of(5, 0), Buffer.from('words')])
    const { folder, file } = await write(withComment)
    const [entry] = await listZip(file)
    expect(entry).toMatchObject({ name: 'a/text.txt', size: TEXT.length, executable: false })
    await extractEntry(file, entry!, folder, entry!.name)
    expect(await readFile(join(folder, 'a/text.txt'))).toEqual(TEXT)
  })

  it('writes nothing outside its folder', async () => {
    const { folder, file } = await write(ZIP)
    const entry = (await listZip(file))[1]
    await expect(extractEntry(file, entry!, join(folder, 'in'), entry!.name)).rejects.toThrow('outside its folder')
    expect(await readdir(folder)).toEqual(['a.zip'])
  })

  it('refuses a file shorter than its list says', async () => {
    const { folder, file } = await write(ZIP)
    const [entry] = await listZip(file)
    await expect(extractEntry(file, { ...entry!, size: TEXT.length + 1 }, folder, 'a')).rejects.toThrow('in the middle of a file')
  })

  it('refuses what it cannot read, by kind', async () => {
    const encrypted = Buffer.from(ZIP)
    encrypted[encrypted.indexOf(Buffer.from('504b0102', 'hex')) + 8] = 1
    const large = Buffer.from(ZIP)
    large.fill(0xff, large.length - 12, large.length - 10)
    for (const [bytes, words] of [[encrypted, 'encrypted'], [large, 'zip64'], [Buffer.from('not a zip'), 'not a whole zip'], [Buffer.alloc(0), 'not a whole zip']] as const) {
      await expect(listZip((await write(bytes)).file)).rejects.toThrow(words)
    }
  })
})

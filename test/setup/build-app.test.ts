import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forgetBuild, isStale } from '#electron/setup/build-app.mjs'
import { makeFolder } from '../builders/make-folder.ts'

const PAST = new Date(2026, 0, 1)
const BUILT = new Date(2026, 0, 2)
const FILES = ['src/screens/today.tsx', 'electron/main/main.ts', 'resources/fonts/a.ttf', 'electron.vite.config.ts', 'package-lock.json', 'package.json']
const FOLDERS = ['src/screens', 'src', 'electron/main', 'electron', 'resources/fonts', 'resources']

/** A project folder whose build is a day younger than its sources. */
async function aBuiltProject(): Promise<string> {
  const root = await makeFolder()
  for (const folder of [...FOLDERS, 'out/main', 'test']) await mkdir(join(root, folder), { recursive: true })
  for (const file of [...FILES, 'out/main/main.js', 'out/.built']) await writeFile(join(root, file), '')
  for (const path of [...FILES, ...FOLDERS]) await utimes(join(root, path), PAST, PAST)
  await utimes(join(root, 'out/.built'), BUILT, BUILT)
  return root
}

describe('whether a build is stale', () => {
  it('is not, when nothing it is made from is younger', async () => {
    const root = await aBuiltProject()
    await writeFile(join(root, 'test/other.test.ts'), '')
    expect(isStale(root)).toBe(false)
  })

  it.each(FILES)('is, when %s is younger', async (file) => {
    const root = await aBuiltProject()
    await writeFile(join(root, file), 'changed')
    expect(isStale(root)).toBe(true)
  })

  it('is, when a file has gone', async () => {
    const root = await aBuiltProject()
    await rm(join(root, 'src/screens/today.tsx'))
    expect(isStale(root)).toBe(true)
  })

  it('is, when a build never finished or lost its output', async () => {
    const root = await aBuiltProject()
    await rm(join(root, 'out/.built'))
    expect(isStale(root)).toBe(true)
    const other = await aBuiltProject()
    await rm(join(other, 'out/main/main.js'))
    expect(isStale(other)).toBe(true)
  })

  it('is, once forgotten, and the demo’s results stay', async () => {
    const root = await aBuiltProject()
    await mkdir(join(root, 'out/demo'))
    await writeFile(join(root, 'out/demo/report.json'), '{}')
    forgetBuild(root)
    expect(isStale(root)).toBe(true)
    expect(await readFile(join(root, 'out/demo/report.json'), 'utf8')).toBe('{}')
  })
})

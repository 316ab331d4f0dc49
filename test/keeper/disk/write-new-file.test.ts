import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { putFile, putNewFile } from '#electron/keeper/write-locked-copy.ts'
import { makeFolder } from '../../builders/make-folder.ts'

test('[L38] a new file is written whole where nothing is, and nothing is written over where something is', async () => {
  const folder = await makeFolder()
  const path = join(folder, 'C-1-letter-v1-copy-01.pdf')
  expect(putNewFile(path, Buffer.from('pages'))).toEqual({ ok: true, value: { saved: true } })
  expect(putNewFile(path, Buffer.from('others'))).toEqual({ ok: false, refusal: { kind: 'file-there-already', rule: 'L38', same: false } })
  expect(putNewFile(path, Buffer.from('pages')), 'these very bytes').toEqual({ ok: false, refusal: { kind: 'file-there-already', rule: 'L38', same: true } })
  expect(readFileSync(path, 'utf8')).toBe('pages')
  expect(readdirSync(folder)).toEqual(['C-1-letter-v1-copy-01.pdf'])
})

test('[E27] where the folder cannot be written it says so, and leaves nothing', async () => {
  const folder = join(await makeFolder(), 'a file')
  writeFileSync(folder, '')
  expect(putNewFile(join(folder, 'C-1.pdf'), Buffer.from('pages'))).toMatchObject({ ok: false, refusal: { kind: 'copy-not-written' } })
  expect(existsSync(join(folder, 'C-1.pdf'))).toBe(false)
})

/** A process that writes a paper with the app’s own code and is killed at one step of it. */
function killedAt(step: 'fdatasyncSync' | 'renameSync', put: 'putFile' | 'putNewFile', path: string): NodeJS.Signals | null {
  const dies = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.${step} = () => process.kill(process.pid, 'SIGKILL'); syncBuiltinESMExports()`
  const writes = `const { ${put} } = await import('#electron/keeper/write-locked-copy.ts'); ${put}(${JSON.stringify(path)}, Buffer.from('the new pages'))`
  return spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', `${dies}\n${writes}`], { cwd: join(import.meta.dirname, '../../..') }).signal
}

test.each(['fdatasyncSync', 'renameSync'] as const)('[E27] a kill in the middle of writing a paper (%s) leaves the paper that was there, and beside it a file whose name says that it is not finished', async (step) => {
  const folder = await makeFolder()
  const path = join(folder, 'C-1-letter-v1.pdf')
  writeFileSync(path, 'the pages before')
  expect(killedAt(step, 'putFile', path)).toBe('SIGKILL')
  expect(readdirSync(folder).sort()).toEqual(['C-1-letter-v1.pdf', 'C-1-letter-v1.pdf.not-finished'])
  expect(readFileSync(path, 'utf8')).toBe('the pages before')
  expect(putFile(path, Buffer.from('the new pages')).ok, 'saved again').toBe(true)
  expect(readdirSync(folder)).toEqual(['C-1-letter-v1.pdf'])
  expect(readFileSync(path, 'utf8')).toBe('the new pages')
})

test('[E27, L38] a kill in the middle of writing a new paper leaves nothing by its name, and saving it again takes away what was left', async () => {
  const folder = await makeFolder()
  const path = join(folder, 'C-1-letter-v1-copy-01.pdf')
  expect(killedAt('fdatasyncSync', 'putNewFile', path)).toBe('SIGKILL')
  expect(readdirSync(folder)).toEqual(['C-1-letter-v1-copy-01.pdf.not-finished'])
  expect(putNewFile(path, Buffer.from('the new pages')).ok, 'saved again').toBe(true)
  expect(readdirSync(folder)).toEqual(['C-1-letter-v1-copy-01.pdf'])
})

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { putNewFile } from '#electron/keeper/write-locked-copy.ts'
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

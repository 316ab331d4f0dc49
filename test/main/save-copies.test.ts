import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RequestOf } from '#bridge/bridge.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { lineToPress, type PressLine } from '#electron/main/ask-press.ts'
import { makeFolderShelf } from '#electron/main/folder-shelf.ts'
import { hashOf } from '#electron/main/hash-of.ts'
import { judgeRequest } from '#electron/main/judge-request.ts'
import { saveCopies } from '#electron/main/save-copies.ts'
import { servePress } from '#electron/press/serve-press.ts'
import { makeFolder } from '../builders/make-folder.ts'

const resources = join(import.meta.dirname, '../../resources')
const letter = JSON.parse(readFileSync(join(resources, 'demo/letter-example.json'), 'utf8')) as RequestOf<'setPaper'>['document']
const document = { ...letter, kind: 'letter-copy' as const }
const about = { kind: 'case', id: 'c1' } as const

async function aDesk() {
  const keeper = startKeeper({ profile: await makeFolder(), now: Date.now, readDemoActs: () => [], checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }), startSync: () => null, notify: () => undefined })
  const press: PressLine = lineToPress((message) => take(message))
  const take = servePress(press.take)
  take({ kind: 'start', fonts: join(resources, 'fonts') })
  await keeper.ask('setUp', { kind: 'demo' })
  const folder = await makeFolder()
  const set = await press.set(document)
  if (!set.ok) throw new Error('the copy can be set')
  return { here: { keeper, press, chooseFolder: async () => folder, folders: makeFolderShelf() }, folder, hash: hashOf(set.value.bytes), bytes: set.value.bytes }
}

const named = (name: string, hash: string): RequestOf<'saveCopies'>['copies'][number] => ({ kind: 'set', name, about, document, hash })

describe('the copies of a batch', () => {
  it('[L37, L38] are each put in the folder as they were looked at; one that is other now, or whose name is taken, is not', async () => {
    const { here, folder, hash, bytes } = await aDesk()
    writeFileSync(join(folder, 'C-1-letter-v1-copy-02.pdf'), 'mine')
    const copies = [named('C-1-letter-v1-copy-01.pdf', hash), named('C-1-letter-v1-copy-02.pdf', hash), named('C-1-letter-v1-copy-03.pdf', 'f'.repeat(64)), named('C-1-letter-v1-copy-04.pdf', hash)]
    expect(await saveCopies(here, { folder: null, copies })).toEqual({ ok: true, value: { folder: expect.any(String), files: [null, { kind: 'file-there-already', rule: 'L38', same: false }, { kind: 'copy-changed', rule: 'L37' }, null] } })
    expect(readdirSync(folder).toSorted()).toEqual(['C-1-letter-v1-copy-01.pdf', 'C-1-letter-v1-copy-02.pdf', 'C-1-letter-v1-copy-04.pdf'])
    expect(readFileSync(join(folder, 'C-1-letter-v1-copy-02.pdf'), 'utf8')).toBe('mine')
    expect(Buffer.compare(readFileSync(join(folder, 'C-1-letter-v1-copy-04.pdf')), bytes)).toBe(0)
    expect(await saveCopies(here, { folder: null, copies: copies.slice(0, 1) }), 'these very pages').toMatchObject({ ok: true, value: { files: [{ kind: 'file-there-already', same: true }] } })
  })

  it('are none where the folder was not chosen, cannot be written, or a letter that is not signed is among them', async () => {
    const { here, folder, hash } = await aDesk()
    const copies = [named('C-1-letter-v1-copy-01.pdf', hash)]
    expect(await saveCopies({ ...here, chooseFolder: async () => null }, { folder: null, copies })).toEqual({ ok: true, value: { folder: null, files: null } })
    expect(await saveCopies({ ...here, chooseFolder: async () => join(folder, 'not there') }, { folder: null, copies })).toMatchObject({ ok: true, value: { files: [{ kind: 'copy-not-written' }] } })
    expect(await saveCopies(here, { folder: null, copies: [...copies, { kind: 'set', name: 'C-1-letter-v1-copy-02.pdf', about, document: letter, hash }] })).toMatchObject({ ok: false, refusal: { kind: 'draft-letter-not-saved' } })
    expect(await saveCopies(here, { folder: null, copies: [...copies, ...copies] })).toMatchObject({ ok: false, refusal: { kind: 'malformed' } })
    expect(existsSync(join(folder, 'C-1-letter-v1-copy-01.pdf'))).toBe(false)
  })

  it('in several parts go to the folder that was chosen for the first, and a folder that was not the last chosen is not known', async () => {
    const { here, folder, hash } = await aDesk()
    const first = await saveCopies(here, { folder: null, copies: [named('C-1-letter-v1-copy-01.pdf', hash)] })
    const key = first.ok ? first.value.folder : null
    const notAgain = { ...here, chooseFolder: async () => expect.fail('the folder is chosen once') }
    expect(await saveCopies(notAgain, { folder: key, copies: [named('C-1-letter-v1-copy-02.pdf', hash)] })).toEqual({ ok: true, value: { folder: key, files: [null] } })
    expect(readdirSync(folder).toSorted()).toEqual(['C-1-letter-v1-copy-01.pdf', 'C-1-letter-v1-copy-02.pdf'])
    here.folders.clear()
    expect(await saveCopies(notAgain, { folder: key, copies: [named('C-1-letter-v1-copy-03.pdf', hash)] })).toMatchObject({ ok: false, refusal: { kind: 'malformed' } })
  })

  it.each(['../C-1.pdf', 'Zoë.pdf', 'C-1', '.pdf', 'a/b.pdf', 'C-1.pdf.exe'])('has no file called %s', (name) => {
    expect(judgeRequest('saveCopies', { folder: null, copies: [named('C-1-letter-v1-copy-01.pdf', 'a'.repeat(64))] })).not.toBeNull()
    expect(judgeRequest('saveCopies', { folder: null, copies: [named(name, 'a'.repeat(64))] })).toBeNull()
  })
})

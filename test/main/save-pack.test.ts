import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { FoundEnclosure, RequestOf } from '#bridge/bridge.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { answerWindow, type Answering } from '#electron/main/answer-window.ts'
import { lineToPress, type PressLine } from '#electron/main/ask-press.ts'
import { makeEnclosureShelf } from '#electron/main/enclosure-shelf.ts'
import { makeFolderShelf } from '#electron/main/folder-shelf.ts'
import { makeHeldWords } from '#electron/main/hold-words.ts'
import { makePaperShelf } from '#electron/main/paper-shelf.ts'
import { servePress } from '#electron/press/serve-press.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { hasInspectors, inspect } from '../pdf/inspectors.ts'
import { aPdf, identity } from '../pdf/pack/a-pack.ts'
import { readPages } from '../pdf/poppler.ts'

const resources = join(import.meta.dirname, '../../resources')
const document = { ...(JSON.parse(readFileSync(join(resources, 'demo/letter-example.json'), 'utf8')) as RequestOf<'signPaper'>['document']), notice: null }
const about = { kind: 'case', id: 'c1' } as const

/** The real keeper and press in this process, a signed letter in the record, a folder of files to enclose and one to save in. */
async function aDesk(): Promise<{ readonly here: Answering; readonly from: string; readonly to: string; readonly plainHash: string; readonly letterPages: number; readonly exported: () => Promise<readonly string[]> }> {
  const [profile, from, to] = [await makeFolder(), await makeFolder(), await makeFolder()]
  const open: Work[] = []
  const keeper = startKeeper({ profile, now: Date.now, readDemoActs: () => [], checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }), startSync: (work) => (open.push(work), null), notify: () => undefined })
  const press: PressLine = lineToPress((message) => take(message))
  const take = servePress(press.take)
  take({ kind: 'start', fonts: join(resources, 'fonts') })
  const here: Answering = {
    keeper,
    press,
    shelf: makePaperShelf(),
    enclosures: makeEnclosureShelf(),
    folders: makeFolderShelf(),
    held: makeHeldWords(),
    projector: { show: () => ({ on: 'nowhere' }), close: () => undefined },
    keyStore: () => false,
    lastLock: () => null,
    choosePlace: async (name) => join(to, name),
    chooseFile: async () => null,
    chooseCopy: async () => null,
    copyChosen: () => null,
    chooseAnswer: async () => null,
    answerChosen: () => null,
    chooseFolder: async () => null,
    chooseEnclosures: async () => readdirSync(from).toSorted().map((name) => join(from, name)),
    lock: async () => undefined,
    entering: () => undefined,
    entered: () => undefined,
    isUnlocked: () => true,
    mayLeave: () => undefined,
    noteWordsShown: () => undefined,
    isWhiteAt: async () => true,
  }
  await answerWindow(here, { name: 'setUp', request: { kind: 'demo' } })
  const shown = await answerWindow(here, { name: 'setPaper', request: { document, about } })
  if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
  const { hash, pages } = shown.value
  const facts = [{ unit: 'letter/1', path: 'state', value: 'signed' }]
  await answerWindow(here, { name: 'signPaper', request: { document, about, hash, pin: '123456', intents: [{ id: v7(), about, team: 'complex-cases', verb: 'sign-letter', schema: 1, after: [], facts }] } })
  const exported = async (): Promise<readonly string[]> => {
    const frames = (await open[0]?.journal.read(0, 1000)) ?? []
    return frames.flatMap(({ body }) => (body.kind === 'audit' && body.what.startsWith('export') ? [`${body.what}, ${body.about}`] : []))
  }
  return { here, from, to, plainHash: hash, letterPages: pages, exported }
}

async function found(here: Answering): Promise<readonly FoundEnclosure[]> {
  const answer = await answerWindow(here, { name: 'chooseEnclosures', request: {} })
  if (answer === null || !('ok' in answer) || !answer.ok || !Array.isArray(answer.value)) throw new Error(JSON.stringify(answer))
  return answer.value as readonly FoundEnclosure[]
}

const aPack = (plainHash: string, files: readonly FoundEnclosure[], change: Partial<RequestOf<'savePack'>> = {}): RequestOf<'savePack'> => ({
  plainHash, about, identity, letterName: 'Enclosed with our letter of 9 October 2026.', reference: 'C-0109', without: [], lock: null, suggestedName: 'C-0109-pack-v1.pdf', enclosures: files.map(({ key, title }) => ({ key, title })), ...change,
})

describe('files to enclose', () => {
  it('[L32] are held by main under a key, and the window is told what each is or why it cannot be added', async () => {
    const { here, from } = await aDesk()
    writeFileSync(join(from, 'a_MRI__head.pdf'), await (await aPdf({ pages: 3 })).save())
    writeFileSync(join(from, 'b.pdf'), 'PK\u0003\u0004 [Content_Types].xml')
    const files = await found(here)
    expect(files).toEqual([
      { title: 'a MRI head', fileName: 'a_MRI__head.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), key: expect.stringMatching(/^[0-9a-f]{32}$/), read: { kind: 'pdf', pages: 3, leftOut: { links: 0, notes: 0, files: 0 } } },
      { title: 'b', fileName: 'b.pdf', key: null, refusal: { kind: 'enclosure-kind-unknown', rule: 'L32', found: 'word' } },
    ])
    const key = files[0]?.key ?? ''
    expect(here.enclosures.take(key)?.length).toBeGreaterThan(100)
    await answerWindow(here, { name: 'dropEnclosures', request: { keys: [key] } })
    expect(here.enclosures.take(key)).toBe(null)
  })

  it('[L32] that are no files, or more than fits, are named and not held; none is held while nobody is signed in', async () => {
    const { here, from } = await aDesk()
    writeFileSync(join(from, 'a.pdf'), await (await aPdf()).save())
    const held = here.enclosures.put(new Uint8Array(300_000_000))
    expect(await found(here)).toMatchObject([{ key: null, refusal: { kind: 'enclosures-too-large', rule: 'L32', most: 300 } }])
    here.enclosures.drop([held])
    expect(await found({ ...here, chooseEnclosures: async () => [from, join(from, 'gone.pdf')] })).toMatchObject([{ refusal: { kind: 'enclosure-not-read' } }, { refusal: { kind: 'enclosure-not-read' } }])
    await here.keeper.ask('lock', {})
    expect(await answerWindow(here, { name: 'chooseEnclosures', request: {} })).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
    expect(here.enclosures.room()).toBe(300_000_000)
  })
})

describe.skipIf(!hasInspectors)('files that are not as they should be', () => {
  it('[L32] are each refused by name, the large ones without being read, and what is good among them is held', async () => {
    const { here, from } = await aDesk()
    const good = await (await aPdf({ pages: 2 })).save()
    writeFileSync(join(from, 'a scan of 600 MB.pdf'), good)
    truncateSync(join(from, 'a scan of 600 MB.pdf'), 600_000_000)
    writeFileSync(join(from, 'b renamed.pdf'), 'PK\u0003\u0004 [Content_Types].xml')
    writeFileSync(join(from, 'c.pdf'), good)
    execFileSync('qpdf', ['--encrypt', 'six words', 'owner', '256', '--', 'c.pdf', 'c locked.pdf'], { cwd: from })
    writeFileSync(join(from, 'd cut.pdf'), good.subarray(0, good.length / 2))
    const before = process.memoryUsage.rss()
    const files = await found(here)
    expect(process.memoryUsage.rss() - before).toBeLessThan(300_000_000)
    expect(files.map(({ title, ...file }) => [title, 'refusal' in file ? file.refusal : 'held'])).toEqual([
      ['a scan of 600 MB', { kind: 'enclosure-too-large', rule: 'L32', most: 250 }],
      ['b renamed', { kind: 'enclosure-kind-unknown', rule: 'L32', found: 'word' }],
      ['c locked', { kind: 'enclosure-locked', rule: 'L32' }],
      ['c', 'held'],
      ['d cut', { kind: 'enclosure-broken', rule: 'L32' }],
    ])
  })
})

describe.skipIf(!hasInspectors)('saving a pack', () => {
  it('[L31, L32] writes the letter and its enclosures whole; locked, six words open it and nothing else does', async () => {
    const { here, from, to, plainHash, letterPages, exported } = await aDesk()
    writeFileSync(join(from, 'report.pdf'), await (await aPdf({ pages: 2 })).save())
    const files = await found(here)
    expect(await answerWindow(here, { name: 'savePack', request: aPack(plainHash, files) })).toEqual({ ok: true, value: { saved: true, pages: letterPages + 3, fileName: expect.stringMatching(/\.pdf$/), passphrase: null } })
    const open = readFileSync(join(to, 'C-0109-pack-v1.pdf'))
    expect(readPages(open).at(-1)).toContain('Enclosure 1, page 2 of 2')

    const locked = await answerWindow(here, { name: 'savePack', request: aPack(plainHash, files, { lock: 'pdf', suggestedName: 'locked.pdf' }) })
    expect(locked).toEqual({ ok: true, value: { saved: true, pages: letterPages + 3, fileName: expect.stringMatching(/\.pdf$/), passphrase: expect.stringMatching(/^(?:\p{Ll}+ ){5}\p{Ll}+$/u) } })
    const words = JSON.stringify(locked).match(/"passphrase":"([^"]+)"/)?.[1] ?? ''
    const bytes = readFileSync(join(to, 'locked.pdf'))
    expect(inspect(bytes, 'qpdf', [`--password=${words}`, '--show-encryption', 'paper.pdf']).stdout).toContain('R = 6')
    expect(inspect(bytes, 'qpdf', ['--password=six other words that open nothing', '--check', 'paper.pdf']).status).not.toBe(0)
    expect(readdirSync(to).toSorted()).toEqual(['C-0109-pack-v1.pdf', 'locked.pdf'])
    expect(await exported()).toEqual(['export pack, case/c1', 'export locked pack, case/c1'])
  })

  it('[L31] in a locked ZIP on request: AES-256, nothing legible in it, one file under a name that says nothing', async () => {
    const { here, to, plainHash, letterPages } = await aDesk()
    const saved = await answerWindow(here, { name: 'savePack', request: aPack(plainHash, [], { lock: 'zip', suggestedName: 'C-0109-pack-v1.zip' }) })
    const words = JSON.stringify(saved).match(/"passphrase":"([^"]+)"/)?.[1] ?? ''
    const bytes = readFileSync(join(to, 'C-0109-pack-v1.zip'))
    const read = async (password: string) => {
      const [entry, ...more] = await new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false }).getEntries()
      if (entry === undefined || entry.directory) throw new Error('no file')
      return { entry, more, pdf: Buffer.from(await entry.getData(new Uint8ArrayWriter(), { password })) }
    }
    const { entry, more, pdf } = await read(words)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ filename: 'document-1.pdf', encrypted: true, extraFieldAES: { strength: 3 } })
    expect(readPages(pdf)).toHaveLength(letterPages)
    expect(bytes.toString('latin1')).not.toMatch(/%PDF|Consilium|endobj/)
    await expect(read('six other words that open nothing')).rejects.toThrow('Invalid password')
  })

  it('[L32] writes nothing where something cannot be added, is not held any more, the user thinks better of it or the disk refuses', async () => {
    const { here, from, to, plainHash } = await aDesk()
    writeFileSync(join(from, 'report.pdf'), await (await aPdf()).save())
    writeFileSync(join(from, 'word.pdf'), 'PK\u0003\u0004 [Content_Types].xml')
    const files = await found(here)
    const save = (change: Partial<RequestOf<'savePack'>>, app: Partial<Answering> = {}) => answerWindow({ ...here, ...app }, { name: 'savePack', request: aPack(plainHash, files, { lock: 'pdf', ...change }) })
    expect(await save({})).toMatchObject({ ok: false, refusal: { kind: 'enclosure-not-here', rule: 'L32' } })
    expect(await save({ without: [2] }, { choosePlace: async () => null })).toEqual({ ok: true, value: { saved: false, pages: 0, fileName: '', passphrase: null } })
    expect(await save({ without: [2] }, { choosePlace: async () => join(to, 'none', 'p.pdf') })).toMatchObject({ ok: false, refusal: { kind: 'copy-not-written' } })
    expect(await save({ without: [2], enclosures: [{ key: files[0]?.key ?? null, title: 'தமிழ்' }, { key: null, title: 'Word' }] })).toMatchObject({ ok: false, refusal: { kind: 'script-not-settable', script: 'Tamil', where: 'the title of enclosure 1' } })
    expect(readdirSync(to)).toEqual([])
    expect(await save({ without: [2] })).toMatchObject({ ok: true, value: { saved: true } })
    await here.keeper.ask('lock', {})
    expect(await save({ without: [2] })).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
    expect(readdirSync(to)).toEqual(['C-0109-pack-v1.pdf'])
  })
})

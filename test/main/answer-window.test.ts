import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { RequestOf } from '#bridge/bridge.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { answerWindow, type Answering } from '#electron/main/answer-window.ts'
import { lineToPress, type PressLine } from '#electron/main/ask-press.ts'
import { makeEnclosureShelf } from '#electron/main/enclosure-shelf.ts'
import { makeFolderShelf } from '#electron/main/folder-shelf.ts'
import { makeHeldWords } from '#electron/main/hold-words.ts'
import { makePaperShelf } from '#electron/main/paper-shelf.ts'
import { servePress } from '#electron/press/serve-press.ts'
import { makeFolder } from '../builders/make-folder.ts'

const resources = join(import.meta.dirname, '../../resources')
const draft = JSON.parse(readFileSync(join(resources, 'demo/letter-example.json'), 'utf8')) as RequestOf<'signPaper'>['document']
const document = { ...draft, notice: null }
const about = { kind: 'case', id: 'c1' } as const

/** The real keeper and the real press in this process, and the way between them that main gives the window. */
async function anApp(place: string | null = null): Promise<Answering> {
  const keeper = startKeeper({ profile: await makeFolder(), now: Date.now, readDemoActs: () => [], checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }), startSync: () => null, notify: () => undefined })
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
    choosePlace: async () => place,
    chooseFolder: async () => place,
    chooseFile: async () => place,
    chooseCopy: async () => place,
    copyChosen: () => place,
    chooseAnswer: async () => null,
    answerChosen: () => null,
    chooseEnclosures: async () => [],
    lock: async () => undefined,
    entering: () => undefined,
    entered: () => undefined,
    isUnlocked: () => true,
    mayLeave: () => undefined,
    noteWordsShown: () => undefined,
    isWhiteAt: async () => true,
  }
  await answerWindow(here, { name: 'setUp', request: { kind: 'demo' } })
  return here
}

function signing(hash: string, pin = '123456'): RequestOf<'signPaper'> {
  const facts = [{ unit: 'letter/1', path: 'state', value: 'signed' }]
  return { document, about, hash, pin, intents: [{ id: v7(), about, team: 'complex-cases', verb: 'sign-letter', schema: 1, after: [], facts }] }
}

describe('signing a paper', () => {
  it('keeps the very bytes that were shown, with the acts', async () => {
    const here = await anApp()
    const shown = await answerWindow(here, { name: 'setPaper', request: { document, about } })
    if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
    const { hash, pages } = shown.value
    expect(await answerWindow(here, { name: 'signPaper', request: signing(hash) })).toMatchObject({ ok: true, value: { acts: [{}], paper: { hash, pages } } })
    const opened = await answerWindow(here, { name: 'openBlob', request: { plainHash: hash, about } })
    expect(opened).toMatchObject({ ok: true, value: { hash, pages } })
    if (opened !== null && 'ok' in opened && opened.ok && 'address' in opened.value) expect(here.shelf.take(opened.value.address)?.length).toBe(shown.value.size)
  })

  it('[K30] notes that its pages were shown, before it was signed and after, and by no word of the window', async () => {
    const here = await anApp()
    const shown = await answerWindow(here, { name: 'setPaper', request: { document, about } })
    if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
    const { hash } = shown.value
    await answerWindow(here, { name: 'signPaper', request: signing(hash) })
    await answerWindow(here, { name: 'openBlob', request: { plainHash: hash, about } })
    const page = await here.keeper.ask('readTrail', { after: 0, limit: 5000 })
    const entries = page.ok ? (JSON.parse(page.value.entries) as { what: string; about: string | null }[]) : []
    expect(entries.map(({ what, about: of }) => [what, of])).toEqual([['unlock', null], ['view pages', 'case/c1'], ['sign-letter', 'case/c1'], ['view signed letter', 'case/c1'], ['view trail', null]])
  })

  it('[L33, design 6] signs no page whose file was not checked: a draft is not', async () => {
    const here = await anApp()
    const shown = await answerWindow(here, { name: 'setPaper', request: { document: draft, about } })
    if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
    expect(shown.value).toMatchObject({ check: null })
    expect(await answerWindow(here, { name: 'signPaper', request: { ...signing(shown.value.hash), document: draft } })).toMatchObject({ ok: false, refusal: { kind: 'letter-not-checked', rule: 'L33' } })
  })

  it('signs nothing when the pages are not the ones that were shown, or the PIN is wrong', async () => {
    const here = await anApp()
    const shown = await answerWindow(here, { name: 'setPaper', request: { document, about } })
    if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
    const { hash } = shown.value
    const other = { ...document, particulars: ['changed since'] }
    expect(await answerWindow(here, { name: 'signPaper', request: { ...signing(hash), document: other } })).toMatchObject({ ok: false, refusal: { kind: 'paper-changed' } })
    expect(await answerWindow(here, { name: 'signPaper', request: signing(hash, '000000') })).toMatchObject({ ok: false, refusal: { kind: 'pin-wrong' } })
    expect(await answerWindow(here, { name: 'readSaving', request: {} })).toMatchObject({ acts: { saved: 0 }, blobsWaiting: 0 })
  })

  it('passes on why a paper cannot be set', async () => {
    const here = await anApp()
    const unreadable = { ...document, particulars: ['\u{1F9EA}'] }
    const answer = await answerWindow(here, { name: 'setPaper', request: { document: unreadable, about } })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: expect.any(String) } })
  })
})

describe('saving a copy', () => {
  it('writes the signed bytes where the user said, or nothing when they think better of it', async () => {
    const place = join(await makeFolder(), 'Letter.pdf')
    const here = await anApp(place)
    const shown = await answerWindow(here, { name: 'setPaper', request: { document, about } })
    if (shown === null || !('ok' in shown) || !shown.ok || !('hash' in shown.value)) throw new Error('not set')
    const { hash, size } = shown.value
    await answerWindow(here, { name: 'signPaper', request: signing(hash) })
    const request = { plainHash: hash, about, suggestedName: 'Letter.pdf' }
    expect(await answerWindow(here, { name: 'saveBlob', request })).toEqual({ ok: true, value: { saved: true } })
    expect(readFileSync(place).length).toBe(size)
    const declined = await answerWindow({ ...here, choosePlace: async () => null }, { name: 'saveBlob', request })
    expect(declined).toEqual({ ok: true, value: { saved: false } })
  })
})

describe('a trust profile’s file', () => {
  it('is read as text, whatever it says, and refused in words when it is none', async () => {
    const place = join(await makeFolder(), 'profile.json')
    const here = await anApp(place)
    const open = () => answerWindow(here, { name: 'openProfile', request: {} })
    expect(await open()).toMatchObject({ ok: false, refusal: { kind: 'file-not-read' } })
    for (const [bytes, answer] of [
      ['{ "format": “1”', { ok: true, value: { text: '{ "format": “1”' } }],
      [new Uint8Array([0x22, 0xff, 0x22]), { ok: false, refusal: { kind: 'file-not-text', rule: 'R3' } }],
      ['x'.repeat(600_000), { ok: false, refusal: { kind: 'file-too-large', rule: 'R3' } }],
    ] as const) {
      writeFileSync(place, bytes)
      expect(await open()).toEqual(answer)
    }
    expect(await answerWindow({ ...here, chooseFile: async () => null }, { name: 'openProfile', request: {} })).toEqual({ ok: true, value: { text: null } })
  })

  it('is written where the user said, or nowhere', async () => {
    const folder = await makeFolder()
    const here = await anApp(join(folder, 'profile.json'))
    const save = (app: Answering) => answerWindow(app, { name: 'saveProfile', request: { text: '{}\n' } })
    expect(await save(here)).toEqual({ ok: true, value: { saved: true } })
    expect(readFileSync(join(folder, 'profile.json'), 'utf8')).toBe('{}\n')
    expect(await save({ ...here, choosePlace: async () => null })).toEqual({ ok: true, value: { saved: false } })
    expect(await save({ ...here, choosePlace: async () => join(folder, 'none', 'p.json') })).toMatchObject({ ok: false, refusal: { kind: 'copy-not-written' } })
  })
})

describe('saving the figures', () => {
  it('writes them where the user said, as they are, and nothing when they think better of it', async () => {
    const place = join(await makeFolder(), 'figures.csv')
    const here = await anApp(place)
    const csv = '\u{FEFF}Figures,Łódź\r\n'
    const saved = await answerWindow(here, { name: 'saveFigures', request: { csv, suggestedName: 'figures.csv' } })
    expect(saved).toEqual({ ok: true, value: { saved: true } })
    expect(readFileSync(place, 'utf8')).toBe(csv)
    expect(await answerWindow({ ...here, choosePlace: async () => null }, { name: 'saveFigures', request: { csv, suggestedName: 'figures.csv' } })).toEqual({ ok: true, value: { saved: false } })
  })

  it('writes nothing while nobody is signed in, and says so where a disk refuses', async () => {
    const folder = await makeFolder()
    const here = await anApp(join(folder, 'no-such-folder', 'figures.csv'))
    const request = { csv: 'Figures', suggestedName: 'figures.csv' }
    expect(await answerWindow(here, { name: 'saveFigures', request })).toMatchObject({ ok: false, refusal: { kind: 'copy-not-written' } })
    await here.keeper.ask('lock', {})
    expect(await answerWindow({ ...here, choosePlace: async () => join(folder, 'figures.csv') }, { name: 'saveFigures', request })).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
  })
})

describe('saving an unsigned paper', () => {
  const agenda = { ...document, kind: 'agenda' as const }

  it('sets it and writes it where the user said; a draft letter never leaves as a file', async () => {
    const place = join(await makeFolder(), 'agenda.pdf')
    const here = await anApp(place)
    const save = (paper: RequestOf<'savePaper'>['document']) => answerWindow(here, { name: 'savePaper', request: { document: paper, about: null, suggestedName: 'agenda.pdf' } })
    expect(await save(document)).toMatchObject({ ok: false, refusal: { kind: 'draft-letter-not-saved' } })
    expect(await save(agenda)).toEqual({ ok: true, value: { saved: true } })
    expect(readFileSync(place).subarray(0, 5).toString()).toBe('%PDF-')
    await here.keeper.ask('lock', {})
    expect(await save(agenda)).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
  })
})

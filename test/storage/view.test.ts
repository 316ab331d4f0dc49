import 'fake-indexeddb/auto'
import { generateKeyPairSync, sign, webcrypto } from 'node:crypto'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { JournalEntry, JournalPage } from '#domain/journal/journal-page.ts'
import type { Fact, RecordRef, UnsignedAct } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { hybridTime } from '#domain/journal/hybrid-clock.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { importViewKey } from '#storage/seal.ts'
import { View, type ViewNews } from '#storage/view.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const vault = publicKey.export({ format: 'jwk' }).x ?? ''

/** A journal of the keeper's shape, in memory: the view only ever sees pages of it. */
class PagesOfAJournal {
  readonly entries: JournalEntry[] = []
  generation = 'a'
  limit = 3
  pagesRead = 0
  isLocked = false
  /** How many more pages it gives before it fails once. */
  failAfter: number | null = null

  append(about: RecordRef, facts: readonly Fact[], after: readonly string[] = []): string {
    const seq = this.entries.length + 1
    const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`
    const act: UnsignedAct = {
      id, about, team: 'complex-cases', verb: 'change-case', schema: 1, after: [...after], facts: [...facts],
      by: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', membership: 'demo' },
      vault, seq, prev: null, at: { wall: '2026-10-08T12:00:00.000Z', hlc: hybridTime(seq, 0) },
    }
    const text = canonicalAct(act)
    this.entries.push({ kind: 'act', text, sig: sign(null, Buffer.from(text), privateKey).toString('base64url'), ours: true })
    return id
  }

  readonly read = (after: number, hash: string): Promise<JournalPage> => {
    this.pagesRead += 1
    if (this.isLocked) return Promise.resolve({ kind: 'locked' })
    if (this.failAfter !== null && this.failAfter-- === 0) {
      this.failAfter = null
      return Promise.reject(new Error('the keeper ended'))
    }
    if (after > 0 && hash !== `${this.generation}${after}`) return Promise.resolve({ kind: 'start-again' })
    const entries = this.entries.slice(after, after + this.limit)
    const next = after + entries.length
    return Promise.resolve({
      kind: 'page', entries: JSON.stringify(entries), next, hash: `${this.generation}${next}`, more: next < this.entries.length,
    })
  }
}

const aCase: RecordRef = { kind: 'case', id: 'c1' }
const firstQuestion = '00000000-0000-7000-8000-000000000002'
const rawKey = () => new Uint8Array(webcrypto.getRandomValues(new Uint8Array(32)))
let journal: PagesOfAJournal
let raw: Uint8Array<ArrayBuffer>
let name = 0

async function openView(databaseName = `view-${name}`, key = raw): Promise<{ view: View; news: ViewNews[] }> {
  const news: ViewNews[] = []
  const view = new View({
    databaseName, key: await importViewKey(new Uint8Array(key)), readJournal: journal.read, tell: (entry) => news.push(entry),
  })
  await view.open()
  return { view, news }
}

/** The list after all the news so far. */
function listOf(news: readonly ViewNews[]): Map<string, unknown> {
  const list = new Map<string, unknown>()
  for (const entry of news) {
    if (entry.whole) list.clear()
    for (const summary of entry.summaries) list.set(`${summary.kind}/${summary.id}`, summary)
  }
  return list
}

/** Which rows the sealed list does not follow yet. */
async function unlistedNow(): Promise<unknown> {
  const database = await new Dexie(`view-${name}`).open()
  const mark = (await database.table('marks').get('mark')) as { readonly unlisted: unknown }
  database.close()
  return mark.unlisted
}

beforeEach(() => {
  name += 1
  journal = new PagesOfAJournal()
  raw = rawKey()
  for (let n = 0; n < 10; n += 1) journal.append({ kind: 'case', id: `c${n}` }, stateUnit('question', { text: `Question ${n}`, inShort: `Q${n}` }))
})

describe('[J22] a record that is erased', () => {
  it('goes from the rows, the list and the news, and is not there when the view is opened again', async () => {
    const { view, news } = await openView()
    const before = await new Dexie(`view-${name}`).open()
    expect(await before.table('rows').count()).toBe(10)
    journal.entries.push({ kind: 'erased', records: [aCase] })
    await view.catchUp()
    expect(news.at(-1)).toMatchObject({ gone: ['case/c1'] })
    expect(await view.readRecord(aCase)).toMatchObject({ acts: [] })
    expect(await before.table('rows').count()).toBe(9)
    before.close()
    view.close()
    const again = await openView()
    expect([...listOf(again.news).keys()]).not.toContain('case/c1')
    expect(listOf(again.news).size).toBe(9)
    again.view.close()
  })

  it('and that came in the same page as its last act leaves nothing', async () => {
    journal.limit = 100
    journal.entries.push({ kind: 'erased', records: [aCase] })
    const { view, news } = await openView()
    expect([...listOf(news).keys()]).not.toContain('case/c1')
    expect(await view.readRecord(aCase)).toMatchObject({ acts: [] })
    view.close()
  })
})

describe('the view', () => {
  it('builds from nothing over several pages and lists every record', async () => {
    const { news } = await openView()
    expect(listOf(news).size).toBe(10)
    expect(news.at(-1)?.frame).toBe(10)
  })

  it('starts again where it stopped: a second opening reads only new frames', async () => {
    const first = await openView()
    first.view.close()
    journal.append(aCase, stateUnit('setting', { place: 'inpatient', where: 'Heron ward' }))
    journal.pagesRead = 0
    const { news, view } = await openView()
    expect(journal.pagesRead).toBe(1)
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'Q1', place: 'Heron ward' })
    expect((await view.readRecord(aCase)).acts).toHaveLength(2)
  })

  it('deleted, it comes back whole from the journal', async () => {
    const before = await openView()
    before.view.close()
    await Dexie.delete(`view-${name}`)
    const { news } = await openView()
    expect([...listOf(news)]).toEqual([...listOf(before.news)])
  })

  it('with a damaged row it is built again and says the same', async () => {
    const before = await openView()
    before.view.close()
    const database = new Dexie(`view-${name}`)
    await database.open()
    await database.table('rows').put({ key: 'case/c1', sealed: new Uint8Array(60) })
    await database.table('shards').toCollection().modify((shard: { sealed: Uint8Array }) => void (shard.sealed[20] = (shard.sealed[20] ?? 0) ^ 1))
    database.close()
    const { news, view } = await openView()
    expect([...listOf(news)].sort()).toEqual([...listOf(before.news)].sort())
    expect((await view.readRecord(aCase)).acts).toHaveLength(1)
  })

  it('with a damaged row met only when it is read, it rebuilds and answers', async () => {
    const before = await openView()
    before.view.close()
    const database = new Dexie(`view-${name}`)
    await database.open()
    await database.table('rows').put({ key: 'case/c1', sealed: new Uint8Array(60) })
    database.close()
    const { view } = await openView()
    expect(view.recentRecord(aCase)).toBe(null)
    expect((await view.readRecord(aCase)).acts).toHaveLength(1)
  })

  it('tells what came before it is kept, and reads it once more, once, where it could not be kept', async () => {
    const { view, news } = await openView()
    journal.append(aCase, stateUnit('setting', { place: 'inpatient', where: 'Heron ward' }))
    const sealing = vi.spyOn(crypto.subtle, 'encrypt').mockRejectedValueOnce(new Error('no memory'))
    await expect(view.catchUp()).rejects.toThrow('no memory')
    sealing.mockRestore()
    expect(listOf(news).get('case/c1')).toMatchObject({ place: 'Heron ward' })
    await view.catchUp()
    expect(view.recentRecord(aCase)?.acts).toHaveLength(2)
    view.close()
    const again = await openView()
    expect((await again.view.readRecord(aCase)).acts).toHaveLength(2)
  })

  it.each(['open', 'write'] as const)('[K42] where the database cannot be used (%s), it is built in memory and says the same', async (fails) => {
    const { news: whole } = await openView()
    const refusing = fails === 'open' ? vi.spyOn(indexedDB, 'open') : vi.spyOn(IDBObjectStore.prototype, 'put')
    refusing.mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    onTestFinished(() => refusing.mockRestore())
    const { view, news } = await openView(`unusable-${name}`)
    expect(listOf(news)).toEqual(listOf(whole))
    const { acts } = await view.readRecord(aCase)
    expect(acts.length).toBeGreaterThan(0)
    journal.append(aCase, stateUnit('setting', { place: 'inpatient', where: 'Heron ward' }))
    await view.catchUp()
    expect((await view.readRecord(aCase)).acts).toHaveLength(acts.length + 1)
  })

  it('from another version or another key it is thrown away, not converted', async () => {
    const before = await openView()
    before.view.close()
    const { news } = await openView(`view-${name}`, rawKey())
    expect(listOf(news).size).toBe(10)
  })

  it('on another journal (a hash that does not fit) it starts again', async () => {
    const before = await openView()
    before.view.close()
    journal.generation = 'b'
    journal.entries.splice(5)
    const { news } = await openView()
    expect(listOf(news).size).toBe(5)
  })

  it('after an interrupted build the list is made again from the rows and every shard is sealed anew', async () => {
    const before = await openView()
    before.view.close()
    const database = new Dexie(`view-${name}`)
    await database.open()
    await database.table('marks').toCollection().modify((mark: { unlisted: readonly string[] | null }) => void (mark.unlisted = null))
    await database.table('shards').clear()
    database.close()
    const second = await openView()
    expect(listOf(second.news).size).toBe(10)
    second.view.close()
    journal.pagesRead = 0
    const third = await openView()
    expect(listOf(third.news).size).toBe(10)
  })

  it('that was killed before the list was sealed makes again only what had changed', async () => {
    const first = await openView()
    await first.view.keepList()
    journal.append(aCase, stateUnit('setting', { place: 'inpatient', where: 'Heron ward' }))
    journal.entries.push({ kind: 'erased', records: [{ kind: 'case', id: 'c2' }] })
    await first.view.catchUp()
    expect(await unlistedNow()).toEqual(['case/c1', 'case/c2'])
    first.view.close()
    const again = await openView()
    expect(listOf(again.news).get('case/c1')).toMatchObject({ place: 'Heron ward' })
    expect(listOf(again.news).size).toBe(9)
    await again.view.keepList()
    expect(await unlistedNow()).toEqual([])
    again.view.close()
    const third = await openView()
    expect(listOf(third.news)).toEqual(listOf(again.news))
  })

  it('takes a refused act out of the fold and keeps the server’s words with the record', async () => {
    const { view, news } = await openView()
    const id = journal.append(aCase, stateUnit('question', { text: 'Refused question', inShort: 'R' }))
    journal.entries.push({ kind: 'refusal', act: id, about: aCase, words: 'Your role may not do this.' })
    await view.catchUp()
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'Q1' })
    expect((await view.readRecord(aCase)).refused).toEqual({ [id]: 'Your role may not do this.' })
  })

  it('puts it back when the server answers that it holds the act after all', async () => {
    const { view, news } = await openView()
    const id = journal.append(aCase, stateUnit('question', { text: 'Refused question', inShort: 'R' }), [firstQuestion])
    journal.entries.push({ kind: 'refusal', act: id, about: aCase, words: 'Your role may not do this.' })
    await view.catchUp()
    journal.entries.push({ kind: 'receipt', act: id, about: aCase })
    await view.catchUp()
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'R' })
    expect((await view.readRecord(aCase)).refused).toEqual({})
  })

  it('while the keeper is locked stays as it is, and goes on afterwards', async () => {
    const { view, news } = await openView()
    journal.append(aCase, stateUnit('question', { text: 'Later question', inShort: 'Later' }), [firstQuestion])
    journal.isLocked = true
    await view.catchUp()
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'Q1' })
    journal.isLocked = false
    await view.catchUp()
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'Later' })
  })

  it('tells at the next catch-up what one that failed half way had read', async () => {
    const { view, news } = await openView()
    journal.append(aCase, stateUnit('question', { text: 'Read, not told', inShort: 'Untold' }), [firstQuestion])
    for (let n = 20; n < 25; n += 1) journal.append({ kind: 'case', id: `c${n}` }, stateUnit('question', { text: `Question ${n}`, inShort: `Q${n}` }))
    journal.failAfter = 1
    await expect(view.catchUp()).rejects.toThrow('the keeper ended')
    await view.catchUp()
    expect(listOf(news).get('case/c1')).toMatchObject({ inShort: 'Untold' })
    view.close()
    const again = await openView()
    expect(listOf(again.news).get('case/c1')).toMatchObject({ inShort: 'Untold' })
  })

  it('counts what it cannot read and goes on', async () => {
    journal.entries.push({ kind: 'act', text: '{"from":"a later version"}', sig: 'x', ours: false })
    const { news } = await openView()
    expect(news.at(-1)).toMatchObject({ frame: 11, unreadable: 1 })
  })

  it('keeps no readable word on the disk', async () => {
    const { view } = await openView()
    view.close()
    const database = new Dexie(`view-${name}`)
    await database.open()
    const rows = (await database.table('rows').toArray()) as { sealed: Uint8Array }[]
    const shards = (await database.table('shards').toArray()) as { sealed: Uint8Array }[]
    const bytes = Buffer.concat([...rows, ...shards].map((row) => Buffer.from(row.sealed)))
    expect(rows).toHaveLength(10)
    expect(bytes.includes('Question')).toBe(false)
  })
})

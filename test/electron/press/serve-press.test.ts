import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PressReply } from '#bridge/press-messages.ts'
import { servePress } from '#electron/press/serve-press.ts'
import { aPaper, aParagraph } from '../../builders/a-paper.ts'
import { aPdf, identity, letter, which } from '../../pdf/pack/a-pack.ts'

const start = { kind: 'start', fonts: resolve(import.meta.dirname, '../../../resources/fonts') }
const password = 'otter violin meadow copper lantern thistle'

/** Sends the messages and waits for as many replies. */
async function replies(messages: readonly unknown[], count: number): Promise<readonly PressReply[]> {
  const got: PressReply[] = []
  await new Promise<void>((done) => {
    const take = servePress((reply) => {
      got.push(reply)
      if (got.length === count) done()
    })
    for (const message of messages) take(message)
  })
  return got
}

describe('the press', () => {
  test('answers each job with its file, in the order they came', async () => {
    const long = aPaper({ blocks: Array.from({ length: 3000 }, () => aParagraph('A line of a long paper.')) })
    const got = await replies([start, { id: 'long', work: 'set', document: long }, { id: 'short', work: 'set', document: aPaper() }], 2)
    expect(got).toMatchObject([{ id: 'long', ok: true, pages: 92 }, { id: 'short', ok: true, pages: 1 }])
    for (const reply of got) expect(reply.ok && reply.work === 'set' && new TextDecoder().decode(reply.bytes.subarray(0, 5))).toBe('%PDF-')
  })

  test('says which field of a paper is wrong, and goes on', async () => {
    const broken = { ...aPaper(), blocks: [aParagraph('fine'), { kind: 'heading', level: 3, text: 'Niamh' }] }
    const got = await replies([start, { id: 'a', work: 'set', document: broken }, { id: 'b', work: 'set', document: aPaper() }], 2)
    expect(got).toMatchObject([{ id: 'a', ok: false, refusal: { kind: 'paper-not-valid', where: 'block 2, level' } }, { id: 'b', ok: true }])
    expect(JSON.stringify(got[0])).not.toContain('Niamh')
  })

  test('[L7] names a script it cannot set and a character without a glyph', async () => {
    const tamil = aPaper({ blocks: [aParagraph('தமிழ்')] })
    const box = aPaper({ blocks: [aParagraph('☃ agreed')] })
    const got = await replies([start, { id: 'a', work: 'set', document: tamil }, { id: 'b', work: 'set', document: box }], 2)
    expect(got).toMatchObject([
      { ok: false, refusal: { kind: 'script-not-settable', script: 'Tamil', where: 'block 1' } },
      { ok: false, refusal: { kind: 'missing-glyph', codePoint: 'U+2603', where: 'block 1' } },
    ])
  })

  test('[E24] outlives a job that breaks it, and does not repeat what the paper says', async () => {
    const cursed = new Proxy({}, { get: () => { throw new RangeError('Niamh') } })
    const got = await replies([start, { id: 'a', work: 'set', document: cursed }, { id: 'b', work: 'set', document: aPaper() }], 2)
    expect(got).toEqual([
      { id: 'a', ok: false, refusal: { kind: 'press-failed', rule: 'L7', error: 'RangeError' } },
      expect.objectContaining({ id: 'b', ok: true }),
    ])
  })

  test('[L31, L32] packs a letter with its enclosures in order, locked where there is a password', async () => {
    const wish = { work: 'pack', letter, enclosures: [{ name: 'MRI report', bytes: await (await aPdf({ pages: 2 })).save() }], identity, ...which, without: [] }
    const got = await replies([start, { ...wish, id: 'open', lock: null }, { ...wish, id: 'locked', lock: { as: 'pdf', password } }], 2)
    expect(got).toMatchObject([
      { id: 'open', ok: true, pack: { pages: 4, enclosures: [{ place: 1, pages: 2, firstPage: 3, leftOut: { links: 0, notes: 0, files: 0 } }], without: [] } },
      { id: 'locked', ok: true, pack: { pages: 4 } },
    ])
    const [open, locked] = got.map((reply) => new TextDecoder('latin1').decode(reply.ok && reply.work === 'pack' ? reply.pack.bytes : new Uint8Array()))
    expect(open).toMatch(/^%PDF-/)
    expect(open).not.toContain('/Encrypt')
    expect(locked).toMatch(/^%PDF-[^]*\/Encrypt/)
    expect(locked).not.toContain(password.split(' ')[0])
  })

  test('[L32] says what a file to be enclosed is, and names by its place what cannot be added', async () => {
    const word = Buffer.from('PK\u0003\u0004 [Content_Types].xml')
    const pdf = await (await aPdf({ pages: 3 })).save()
    const pack = { id: 'c', work: 'pack', letter, enclosures: [{ name: 'Report', bytes: pdf }, { name: 'Plan', bytes: word }], identity, ...which, lock: null }
    const got = await replies([start, { id: 'a', work: 'read-enclosure', bytes: pdf }, { id: 'b', work: 'read-enclosure', bytes: word }, { ...pack, without: [] }, { ...pack, without: [2] }], 4)
    const refusal = { kind: 'enclosure-kind-unknown', rule: 'L32', found: 'word' }
    expect(got).toMatchObject([
      { id: 'a', ok: true, enclosure: { kind: 'pdf', pages: 3 } },
      { id: 'b', ok: false, refusal },
      { id: 'c', ok: false, refusal: { kind: 'enclosures-not-added', enclosures: [{ place: 2, refusal }] } },
      { id: 'c', ok: true, pack: { pages: 5, without: [2] } },
    ])
  })

  test('refuses before it is started, and when its fonts are not there', async () => {
    const early = await replies([{ id: 'a', work: 'set', document: aPaper() }], 1)
    expect(early).toMatchObject([{ ok: false, refusal: { kind: 'press-not-started' } }])
    const bare = await replies([{ kind: 'start', fonts: '/nowhere' }, { id: 'a', work: 'set', document: aPaper() }], 1)
    expect(bare).toMatchObject([{ ok: false, refusal: { kind: 'fonts-not-usable' } }])
  })
})

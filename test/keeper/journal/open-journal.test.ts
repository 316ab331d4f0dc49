import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aLaptopVault } from '../../builders/a-laptop-vault.ts'
import { journalIn, KEY, quickFolder, saveOwn } from '../../builders/an-open-vault.ts'
import { makeFolder } from '../../builders/make-folder.ts'

const vault = aLaptopVault('aaaaaaaa')
const short = (number: number) => vault.act(number, { facts: [{ unit: 'n', path: 'w', value: number }] })
const acts = [short(1), short(2), short(3)] as const

const segment = (folder: string) => join(folder, 'journal/000001.cjf')

/** A folder with a journal of three frames of one act each, and where each begins; killed before its end was remembered. */
async function threeFrames(): Promise<{ readonly folder: string; readonly bytes: Uint8Array; readonly starts: readonly number[] }> {
  const folder = quickFolder()
  const journal = journalIn(folder)
  const starts: number[] = []
  for (const act of acts) {
    starts.push(sizeOf(folder))
    await saveOwn(journal, act)
  }
  journal.close()
  rmSync(join(folder, 'journal-head'))
  return { folder, bytes: readFileSync(segment(folder)), starts }
}

function sizeOf(folder: string): number {
  try {
    return readFileSync(segment(folder)).length
  } catch {
    return 0
  }
}

/** Opens a copy whose journal holds other bytes; says which acts are there and what damage is reported. */
function openWith(folder: string, bytes: Uint8Array, mirror: 'kept' | 'gone') {
  const copy = quickFolder()
  cpSync(folder, copy, { recursive: true })
  writeFileSync(segment(copy), bytes)
  if (mirror === 'gone') rmSync(join(copy, 'unsent.cjf'))
  const journal = journalIn(copy)
  const held = acts.map((act) => journal.actHash(act.id) === act.hash)
  const found = { held, damage: journal.damage(), unsent: journal.unsentActs().length }
  journal.close()
  rmSync(copy, { recursive: true })
  return found
}

describe('a journal that was cut off', () => {
  it('at every byte of the last frame: the frames before it stand, the cut is reported, and the mirror restores the act', async () => {
    const { folder, bytes, starts } = await threeFrames()
    for (let length = starts[2]!; length < bytes.length; length += 1) {
      const cut = bytes.subarray(0, length)
      expect(openWith(folder, cut, 'kept'), `cut at ${length}`).toMatchObject({ held: [true, true, true], unsent: 3 })
      const without = openWith(folder, cut, 'gone')
      expect(without.held, `cut at ${length}`).toEqual([true, true, false])
      expect(without.damage.length, `cut at ${length}`).toBe(length === starts[2] ? 0 : 1)
    }
  }, 120_000)

  it('goes on from the last whole frame, and is whole when it is opened again', async () => {
    const { folder, bytes } = await threeFrames()
    rmSync(join(folder, 'unsent.cjf'))
    truncateSync(segment(folder), bytes.length - 5)
    const journal = journalIn(folder)
    expect(journal.damage()).toHaveLength(1)
    await saveOwn(journal, short(3), short(4))
    journal.close()
    const again = journalIn(folder)
    expect(again.damage()).toEqual([])
    expect(again.head().number).toBe(4)
    expect(readFileSync(`${segment(folder)}.cut`).length).toBeGreaterThan(0)
    again.close()
  })
})

describe('a journal with one flipped bit', () => {
  it('at every byte: reported, and unsent work of ours restored from its second copy', async () => {
    const { folder, bytes } = await threeFrames()
    for (let at = 0; at < bytes.length; at += 1) {
      const { held, damage, unsent } = openWith(folder, flipped(bytes, at), 'kept')
      expect(held, `byte ${at}`).toEqual([true, true, true])
      expect(unsent, `byte ${at}`).toBe(3)
      expect(damage.join(' '), `byte ${at}`).toContain('restored')
    }
  }, 120_000)

  it('at every byte, with no second copy: the frame it is in is named and every other frame stands', async () => {
    const { folder, bytes, starts } = await threeFrames()
    for (let at = 0; at < bytes.length; at += 1) {
      const hit = starts.findLastIndex((start) => start <= at)
      const { held, damage } = openWith(folder, flipped(bytes, at), 'gone')
      expect(held, `byte ${at}`).toEqual([0, 1, 2].map((frame) => frame !== hit))
      expect(damage.join(' '), `byte ${at}`).toContain(`after entry ${hit}`)
      if (hit < 2) expect(damage.join(' '), `byte ${at}`).toContain(`number ${hit + 1} for the team`)
    }
  }, 120_000)

  it('in the second copy: reported, and written again', async () => {
    const { folder } = await threeFrames()
    const mirror = join(folder, 'unsent.cjf')
    writeFileSync(mirror, flipped(readFileSync(mirror), 200))
    const journal = journalIn(folder)
    expect(journal.damage()).toEqual([expect.stringContaining('second copy')])
    journal.close()
    writeFileSync(segment(folder), flipped(readFileSync(segment(folder)), 100))
    const again = journalIn(folder)
    expect(again.unsentActs()).toHaveLength(3)
    again.close()
  })

  it('goes on being reported at every opening, and takes new acts', async () => {
    const { folder, bytes } = await threeFrames()
    writeFileSync(segment(folder), flipped(bytes, 300))
    journalIn(folder).close()
    const journal = journalIn(folder)
    await saveOwn(journal, short(4))
    expect(journal.damage()).toHaveLength(1)
    journal.close()
    const again = journalIn(folder)
    expect(again.damage()).toHaveLength(1)
    expect(again.actHash(short(4).id)).toBe(short(4).hash)
    again.close()
  })
})

describe('an act of ours that the server holds and whose frame is damaged', () => {
  const receipt = (act: (typeof acts)[number]) => ({ body: { kind: 'receipt', act: act.id, hash: act.hash, epoch: 'e1', at: '2026-10-08T11:40:00.000Z', resource: 'QuestionnaireResponse/1' }, key: { kind: 'journal' } }) as const

  it.each([1, 2])('[K40] keeps its number (frame %i of 3), and is ours again when it comes back', async (at) => {
    const { folder, starts } = await threeFrames()
    const before = journalIn(folder)
    await before.append(acts.map(receipt))
    before.close()
    rmSync(join(folder, 'unsent.cjf'))
    writeFileSync(segment(folder), flipped(readFileSync(segment(folder)), starts[at]! + 100))
    const damaged = acts[at]!
    const journal = journalIn(folder)
    expect(journal.held(damaged.id)).toBe(null)
    expect(journal.teamEnd('complex-cases').seq).toBe(3)
    await journal.append([{ body: { kind: 'received', text: damaged.text, sig: damaged.sig, at: '2026-10-08T11:40:00.000Z' }, key: { kind: 'record', key: damaged.record } }])
    expect(journal.counts()).toMatchObject({ ours: 3, received: 0, receipts: 3 })
    expect(journal.unsentActs()).toEqual([])
    expect(journal.teamEnd('complex-cases')).toEqual({ seq: 3, hash: acts[2].hash, act: acts[2].id })
    journal.close()
    expect(journalIn(folder).actsThere('complex-cases').filter(({ ours }) => ours)).toHaveLength(3)
  })
})

describe('a frame that is damaged while the journal is open', () => {
  it('is left out, is said once, and the others are read', async () => {
    const { folder, bytes, starts } = await threeFrames()
    const journal = journalIn(folder)
    expect(journal.damage()).toEqual([])
    writeFileSync(segment(folder), flipped(bytes, starts[1]! + 100))
    for (let again = 0; again < 2; again += 1) {
      expect((await journal.read(0, 10)).map(({ number }) => number)).toEqual([1, 3])
      expect(journal.damage()).toEqual(['Entry 2 of the journal on this computer cannot be opened.'])
    }
    truncateSync(segment(folder), starts[2]!)
    expect((await journal.read(2, 1))).toEqual([])
    expect(journal.damage()).toHaveLength(2)
    journal.close()
  })

  it('that was said at opening is not said again', async () => {
    const { folder, bytes, starts } = await threeFrames()
    rmSync(join(folder, 'unsent.cjf'))
    rmSync(join(folder, 'keys'))
    rmSync(join(folder, 'keys-copy'))
    writeFileSync(segment(folder), bytes.subarray(0, starts[1]))
    const journal = journalIn(folder)
    expect(journal.damage()).toEqual(['Entry 1 of the journal on this computer cannot be opened.'])
    expect(await journal.read(0, 10)).toEqual([])
    expect(journal.damage()).toHaveLength(1)
    journal.close()
  })
})

describe('a call of several acts', () => {
  it('of which only the beginning is on the disk does not count, and what was cut is kept aside', async () => {
    const folder = quickFolder()
    const journal = journalIn(folder)
    await saveOwn(journal, short(1), short(2))
    const before = sizeOf(folder)
    await saveOwn(journal, short(3), short(4), short(5))
    journal.close()
    const bytes = readFileSync(segment(folder))
    rmSync(join(folder, 'unsent.cjf'))
    rmSync(join(folder, 'journal-head'))
    for (let length = before + 1; length < bytes.length; length += 100) {
      writeFileSync(segment(folder), bytes.subarray(0, length))
      const again = journalIn(folder)
      expect([1, 2, 3, 4, 5].map((number) => again.actHash(short(number).id) !== null), `cut at ${length}`).toEqual([true, true, false, false, false])
      expect(again.damage(), `cut at ${length}`).toEqual([expect.stringContaining('ended in the middle of an entry after entry 2')])
      expect(readFileSync(`${segment(folder)}.cut`).length).toBe(length - before)
      again.close()
    }
  })

  it('that was answered with yes comes back whole from its second copy', async () => {
    const folder = quickFolder()
    const journal = journalIn(folder)
    await saveOwn(journal, short(1), short(2), short(3))
    journal.close()
    const bytes = readFileSync(segment(folder))
    writeFileSync(segment(folder), bytes.subarray(0, bytes.length - 5))
    const again = journalIn(folder)
    expect([1, 2, 3].filter((number) => again.actHash(short(number).id) === null)).toEqual([])
    expect(again.damage().join(' ')).toContain('restored from their second copy')
    again.close()
  })
})

describe('a journal of several segments', () => {
  const SMALL = 4000

  it('chains over three segments and reads across them', async () => {
    const folder = await makeFolder()
    const journal = journalIn(folder, KEY, SMALL)
    const many = Array.from({ length: 16 }, (_, at) => short(at + 1))
    for (const act of many) await saveOwn(journal, act)
    journal.close()
    expect(readdirSync(join(folder, 'journal')).length).toBeGreaterThanOrEqual(3)
    const again = journalIn(folder, KEY, SMALL)
    expect(again.damage()).toEqual([])
    expect((await again.read(0, 100)).map(({ body }) => (body.kind === 'act' ? body.text : ''))).toEqual(many.map((act) => act.text))
    expect(again.hashAt(16)).toBe(again.head().hash)
    again.close()
  })

  it('names a segment that is missing and keeps the ones behind it', async () => {
    const folder = await makeFolder()
    const journal = journalIn(folder, KEY, SMALL)
    const many = Array.from({ length: 16 }, (_, at) => short(at + 1))
    for (const act of many) await saveOwn(journal, act)
    journal.close()
    rmSync(join(folder, 'journal/000002.cjf'))
    rmSync(join(folder, 'unsent.cjf'))
    const again = journalIn(folder, KEY, SMALL)
    expect(again.damage().join(' ')).toContain('Part 2')
    expect(again.actHash(many[0]!.id)).toBe(many[0]!.hash)
    expect(again.actHash(many[15]!.id)).toBe(many[15]!.hash)
    again.close()
  })

  it('reports frames that were put in another order', async () => {
    const folder = await makeFolder()
    const journal = journalIn(folder, KEY, SMALL)
    for (let number = 1; number <= 16; number += 1) await saveOwn(journal, short(number))
    journal.close()
    const [one, two] = [join(folder, 'journal/000001.cjf'), join(folder, 'journal/000002.cjf')]
    copyFileSync(one, `${one}.was`)
    copyFileSync(two, one)
    copyFileSync(`${one}.was`, two)
    const again = journalIn(folder, KEY, SMALL)
    expect(again.damage().length).toBeGreaterThanOrEqual(2)
    again.close()
  })
})

describe('the second copy of unsent work', () => {
  it('is compacted when the server has answered', async () => {
    const folder = await makeFolder()
    const journal = journalIn(folder)
    const many = Array.from({ length: 200 }, (_, at) => short(at + 1))
    await saveOwn(journal, ...many)
    const full = readFileSync(join(folder, 'unsent.cjf')).length
    for (const { id, hash } of many.slice(1)) {
      await journal.append([{ body: { kind: 'receipt', act: id, hash, epoch: 'e', at: '2026-10-08T11:40:00.000Z', resource: 'r' }, key: { kind: 'journal' } }])
    }
    expect(readFileSync(join(folder, 'unsent.cjf')).length).toBeLessThan(full / 2)
    journal.close()
    rmSync(join(folder, 'journal'), { recursive: true })
    const again = journalIn(folder)
    expect(again.actHash(many[0]!.id)).toBe(many[0]!.hash)
    again.close()
  })
})

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at]! ^= 1 << at % 8
  return copy
}

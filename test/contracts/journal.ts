import { describe, expect, it } from 'vitest'
import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { Frame, Journal } from '#electron/keeper/journal/journal-api.ts'
import { aLaptopVault, type SignedText } from '../builders/a-laptop-vault.ts'

const TEAM = 'complex-cases'
const AT = '2026-10-08T11:40:00.000Z'
const PLAIN_HASH = 'ab'.repeat(32)

/** What every journal promises to those who read journal-api.ts, run on each of them. `open` gives an empty one. */
export function journalContract(name: string, open: () => Promise<Journal>): void {
  const vault = aLaptopVault('aaaaaaaa')
  const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
  const add = (journal: Journal, ...bodies: readonly FrameBody[]) => journal.append(bodies.map((body) => ({ body, key: keyOf(body) })))
  const own = ({ text, sig }: SignedText): FrameBody => ({ kind: 'act', text, sig })
  const received = ({ text, sig }: SignedText): FrameBody => ({ kind: 'received', text, sig, at: AT })
  const receipt = ({ id, hash }: SignedText): FrameBody => ({ kind: 'receipt', act: id, hash, epoch: 'e', at: AT, resource: 'QuestionnaireResponse/1' })
  const voids = (acts: string[], blobs: string[]): FrameBody => ({ kind: 'receipts-void', acts, blobs, epoch: 'e', at: AT })
  const blob: FrameBody = { kind: 'blob', plainHash: PLAIN_HASH, file: 'x.blob', size: 3, type: 'application/pdf', team: TEAM, about: 'case/c1' }

  describe(`the journal's contract: ${name}`, () => {
    it('is empty at first', async () => {
      const journal = await open()
      expect(journal.head()).toEqual({ number: 0, hash: '0'.repeat(64) })
      expect(journal.cursor(TEAM)).toBe(null)
      expect(journal.counts()).toEqual({ ours: 0, received: 0, receipts: 0, refused: 0, alarms: 0 })
      expect(await journal.read(0, 10)).toEqual([])
      expect(journal.hashAt(1)).toBe(null)
    })

    it('numbers frames from 1, gives them back in order and as they were, and tells who listens', async () => {
      const journal = await open()
      const heard: number[] = []
      const stop = journal.onAppend((frames: readonly Frame[]) => heard.push(...frames.map((frame) => frame.number)))
      const [one, two, three] = [vault.act(1), vault.act(2), vault.act(3)]
      await add(journal, own(one), own(two))
      stop()
      await add(journal, own(three))
      expect(heard).toEqual([1, 2])
      const frames = await journal.read(1, 10)
      expect(frames.map((frame) => [frame.number, frame.body])).toEqual([[2, own(two)], [3, own(three)]])
      expect(journal.head()).toEqual({ number: 3, hash: frames[1]?.hash })
      expect(journal.hashAt(2)).toBe(frames[0]?.hash)
      expect((await journal.read(0, 2)).map((frame) => frame.number)).toEqual([1, 2])
    })

    it('knows an act by its hash, ours or received', async () => {
      const journal = await open()
      const [mine, theirs] = [vault.act(1), other.act(1)]
      await add(journal, own(mine), received(theirs))
      expect(journal.actHash(mine.id)).toBe(mine.hash)
      expect(journal.actHash(theirs.id)).toBe(theirs.hash)
      expect(journal.actHash(vault.act(2).id)).toBe(null)
    })

    it('counts an act of ours as unsent until its receipt or refusal, in the order saved', async () => {
      const journal = await open()
      const [one, two, three] = [vault.act(1), vault.act(2), vault.act(3)]
      await add(journal, own(one), own(two), own(three), received(other.act(1)))
      expect(journal.unsentActs().map((act) => act.text)).toEqual([one.text, two.text, three.text])
      expect(journal.actsOnServer(TEAM)).toBe(1)
      await add(journal, receipt(two))
      expect(journal.actsOnServer(TEAM)).toBe(2)
      await add(journal, { kind: 'refusal', act: one.id, status: 403, words: 'Your role may not.', at: AT })
      expect(journal.unsentActs().map((act) => act.text)).toEqual([three.text])
      expect(journal.refusals()).toMatchObject([{ act: one.id, words: 'Your role may not.' }])
      expect(journal.counts()).toEqual({ ours: 3, received: 1, receipts: 1, refused: 1, alarms: 0 })
      expect(journal.actsOnServer('other-team')).toBe(0)
    })

    it('takes no refusal of what the server was seen to hold', async () => {
      const journal = await open()
      const [one, two] = [vault.act(1), vault.act(2)]
      const no = (act: { readonly id: string }): FrameBody => ({ kind: 'refusal', act: act.id, status: 403, words: 'Your role may not.', at: AT })
      await add(journal, own(one), own(two), receipt(one), no(one), no(two))
      expect([one, two].map(({ id }) => journal.isRefused(id))).toEqual([false, true])
      await add(journal, receipt(two))
      expect(journal.isRefused(two.id)).toBe(false)
    })

    it('has the digest of what the server should hold, whatever way it came to that', async () => {
      const journal = await open()
      const [one, two] = [vault.act(1), vault.act(2)]
      expect(journal.digestOnServer(TEAM)).toBe(NO_ACTS)
      await add(journal, own(one), own(two), received(other.act(1)))
      expect(journal.digestOnServer(TEAM)).toBe(other.act(1).hash)
      await add(journal, receipt(one))
      expect(journal.digestOnServer(TEAM)).toBe(mixed(one.hash, other.act(1).hash))
      await add(journal, receipt(two), receipt(two))
      await add(journal, voids([one.id], []))
      expect(journal.digestOnServer(TEAM)).toBe(mixed(two.hash, other.act(1).hash))
      expect(journal.digestOnServer('other-team')).toBe(NO_ACTS)
    })

    it('knows how many acts were made and never came, of any computer', async () => {
      const journal = await open()
      await add(journal, own(vault.act(1)), received(other.act(2)), received(other.act(5)))
      expect(journal.gaps(TEAM)).toBe(3)
      await add(journal, received(other.act(1)), received(other.act(3)))
      expect(journal.gaps(TEAM)).toBe(1)
      expect(journal.gaps('other-team')).toBe(0)
    })

    it('counts a receipt that comes twice once', async () => {
      const journal = await open()
      const act = vault.act(1)
      await add(journal, own(act))
      await add(journal, receipt(act))
      await add(journal, receipt(act))
      expect(journal.counts().receipts).toBe(1)
      expect(journal.actsOnServer(TEAM)).toBe(1)
    })

    it('answers the same act again with its first frame, and keeps it once', async () => {
      const journal = await open()
      const act = other.act(1)
      const [first] = await add(journal, received(act))
      const [again] = await add(journal, received(act))
      expect(again?.number).toBe(first?.number)
      expect(journal.head().number).toBe(1)
    })

    it('keeps the same id with other bytes as an alarm, once, beside the first', async () => {
      const journal = await open()
      const act = vault.act(1)
      const twin = vault.act(1, { id: act.id, facts: [] })
      await add(journal, own(act))
      await add(journal, received(twin))
      await add(journal, received(twin))
      expect(journal.actHash(act.id)).toBe(act.hash)
      expect(journal.counts()).toMatchObject({ ours: 1, received: 0, alarms: 1 })
    })

    it('has an act unsent again once its receipt is void, in the order saved, until another receipt', async () => {
      const journal = await open()
      const [one, two, three] = [vault.act(1), vault.act(2), vault.act(3)]
      await add(journal, own(one), own(two), own(three), received(other.act(1)))
      await add(journal, receipt(one), receipt(two))
      expect(journal.actsThere(TEAM).map(({ id, ours, record, resource }) => [id, ours, record, resource])).toEqual([
        [one.id, true, 'case/c1', 'QuestionnaireResponse/1'], [two.id, true, 'case/c1', 'QuestionnaireResponse/1'], [other.act(1).id, false, 'case/c1', ''],
      ])
      await add(journal, voids([two.id, other.act(1).id, vault.act(9).id], []))
      expect(journal.unsentActs()).toEqual([own(two), own(three)])
      expect(journal.unreceiptedActs()).toEqual([own(two), own(three)])
      expect(journal.actsOnServer(TEAM)).toBe(2)
      expect(journal.counts()).toMatchObject({ ours: 3, received: 1, receipts: 1 })
      await add(journal, voids([one.id, two.id], []))
      expect(journal.unsentActs()).toEqual([own(one), own(two), own(three)])
      await add(journal, receipt(two))
      expect(journal.unsentActs()).toEqual([own(one), own(three)])
      expect(journal.actsThere(TEAM).map(({ id }) => id)).toEqual([two.id, other.act(1).id])
    })

    it('keeps the refusal of an act whose receipt had become void', async () => {
      const journal = await open()
      const act = vault.act(1)
      await add(journal, own(act))
      await add(journal, receipt(act))
      await add(journal, voids([act.id], []))
      await add(journal, { kind: 'refusal', act: act.id, status: 403, words: 'Your role may not.', at: AT })
      expect(journal.unsentActs()).toEqual([])
      expect(journal.unreceiptedActs()).toEqual([own(act)])
      expect(journal.counts()).toMatchObject({ receipts: 0, refused: 1 })
    })

    it('gives the texts of its own acts, and of no others', async () => {
      const journal = await open()
      const act = vault.act(1)
      await add(journal, own(act), received(other.act(1)))
      await add(journal, receipt(act))
      expect(journal.ownActs([other.act(1).id, act.id, vault.act(2).id])).toEqual([own(act)])
    })

    it('keeps the newest cursor of each team', async () => {
      const journal = await open()
      const cursor = (team: string, lastUpdated: string): FrameBody => ({ kind: 'cursor', team, epoch: 'e', lastUpdated })
      await add(journal, cursor(TEAM, '2026-10-08T11:40:00.000Z'), cursor('other-team', '2026-10-08T11:41:00.000Z'))
      await add(journal, cursor(TEAM, '2026-10-08T11:42:00.000Z'))
      expect(journal.cursor(TEAM)?.lastUpdated).toBe('2026-10-08T11:42:00.000Z')
      expect(journal.cursor('other-team')?.lastUpdated).toBe('2026-10-08T11:41:00.000Z')
    })

    it('counts a blob as unsent until its receipt', async () => {
      const journal = await open()
      expect(journal.hasBlob(PLAIN_HASH)).toBe(false)
      await add(journal, blob)
      expect(journal.hasBlob(PLAIN_HASH)).toBe(true)
      expect(journal.unsentBlobs()).toMatchObject([{ plainHash: PLAIN_HASH }])
      await add(journal, { kind: 'blob-receipt', plainHash: PLAIN_HASH, epoch: 'e', at: AT, resource: 'DocumentReference/1' })
      expect(journal.unsentBlobs()).toEqual([])
      expect(journal.hasBlobReceipt(PLAIN_HASH)).toBe(true)
      await add(journal, voids([], [PLAIN_HASH]))
      expect(journal.hasBlobReceipt(PLAIN_HASH)).toBe(false)
      expect(journal.unsentBlobs()).toMatchObject([{ plainHash: PLAIN_HASH }])
    })
  })

  function keyOf(body: FrameBody): { kind: 'record'; key: string } | { kind: 'journal' } {
    return body.kind === 'act' || body.kind === 'received' || body.kind === 'blob' ? { kind: 'record', key: 'case/c1' } : { kind: 'journal' }
  }
}

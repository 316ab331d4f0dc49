import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLockedCopy } from '#electron/keeper/copy/locked-copy.ts'
import { openDeskWithClock, type DeskWithClock } from '../../builders/a-desk-with-a-clock.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { NEXT_PASSPHRASE, PASSPHRASE } from '../../steps/open-desk.ts'

const COPIES = ['vault.json', 'vault-copy.json'] as const

const change = (desk: DeskWithClock, passphrase = PASSPHRASE, next = NEXT_PASSPHRASE) => desk.keeper().ask('changePassphrase', { passphrase, next })
const textsOf = (desk: DeskWithClock) => COPIES.map((name) => readFileSync(join(desk.folder(), name), 'utf8'))
const write = (desk: DeskWithClock, name: (typeof COPIES)[number], text: string) => writeFileSync(join(desk.folder(), name), text)

async function lockedCopy(desk: DeskWithClock, path: string): Promise<Uint8Array> {
  expect(await desk.keeper().ask('writeLockedCopy', { drafts: [], path })).toMatchObject({ ok: true })
  return readFileSync(path)
}

describe('another passphrase', () => {
  it('[K27] opens the records, alone, from both copies of the vault file; nothing else of them changes', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    const before = textsOf(desk)
    expect(await change(desk)).toEqual({ ok: true, value: { changed: true } })
    const [first, second] = textsOf(desk)
    expect(second).toBe(first)
    expect(first).not.toBe(before[0])
    desk.restart()
    expect(await desk.unlock()).toBe('wrong-passphrase')
    expect(await desk.unlock(NEXT_PASSPHRASE)).toBe('ok')
    expect(await desk.noted()).toEqual(['set-up', 'change passphrase', 'wrong passphrases 1 since 2026-10-08T11:40:00.000Z', 'unlock'])
    for (const name of COPIES) {
      rmSync(join(desk.folder(), name))
      desk.restart()
      expect(await desk.unlock(), name).toBe('wrong-passphrase')
      expect(await desk.unlock(NEXT_PASSPHRASE), name).toBe('ok')
    }
  })

  it('[K27] is for whoever knows the one there is: a wrong one changes nothing and counts as one at the door', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    const before = textsOf(desk)
    for (const left of [4, 3, 2, 1, 0]) expect(await change(desk, 'four words of yours')).toMatchObject({ refusal: { kind: 'wrong-passphrase', left } })
    expect(await change(desk)).toMatchObject({ refusal: { kind: 'passphrase-wait' } })
    expect(await desk.unlock()).toBe('passphrase-wait')
    expect(textsOf(desk)).toEqual(before)
  })

  it('[K7, K27] is held to the rules of the first; the made-up clinic has none, and nothing is changed while locked', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    expect(await change(desk, PASSPHRASE, 'x'.repeat(13))).toMatchObject({ refusal: { kind: 'passphrase-too-short', atLeast: 14 } })
    await desk.keeper().ask('lock', {})
    expect(await change(desk)).toMatchObject({ refusal: { kind: 'locked' } })
    await desk.keeper().ask('setUp', { kind: 'demo' })
    expect(await change(desk, '')).toMatchObject({ refusal: { kind: 'no-passphrase' } })
  })

  it('[K27] leaves a locked copy made before with the one it was made with; one made after has the new one', async () => {
    const profile = await makeFolder()
    const desk = await openDeskWithClock(profile)
    const earlier = await lockedCopy(desk, join(profile, 'earlier.consilium'))
    await change(desk)
    const later = await lockedCopy(desk, join(profile, 'later.consilium'))
    const opens = async (copy: Uint8Array, passphrase: string) => (await readLockedCopy(copy, passphrase)).ok
    expect([await opens(earlier, PASSPHRASE), await opens(earlier, NEXT_PASSPHRASE)]).toEqual([true, false])
    expect([await opens(later, PASSPHRASE), await opens(later, NEXT_PASSPHRASE)]).toEqual([false, true])
  })

  it.each([
    ['the second copy alone was written', 'vault-copy.json', PASSPHRASE, NEXT_PASSPHRASE],
    ['the first copy alone was written', 'vault.json', NEXT_PASSPHRASE, PASSPHRASE],
  ] as const)('[K27] cut off when %s opens with one of both, and then for good', async (_, written, opens, refused) => {
    const desk = await openDeskWithClock(await makeFolder())
    const [before = ''] = textsOf(desk)
    await change(desk)
    const [after = ''] = textsOf(desk)
    for (const name of COPIES) write(desk, name, name === written ? after : before)
    desk.restart()
    expect(await desk.unlock(refused)).toBe('wrong-passphrase')
    expect(await desk.unlock(opens)).toBe('ok')
    expect(desk.work().damage()).toEqual([])
    const kept = opens === NEXT_PASSPHRASE ? after : before
    expect(textsOf(desk)).toEqual([kept, kept])
    write(desk, 'vault.json', '')
    desk.restart()
    expect(await desk.unlock(refused)).toBe('wrong-passphrase')
    expect(await desk.unlock(opens)).toBe('ok')
  })

  it('[K27] that the disk refuses is said not to be changed, and the one there is goes on opening', async () => {
    for (const name of COPIES) {
      const desk = await openDeskWithClock(await makeFolder())
      const before = textsOf(desk)
      mkdirSync(join(desk.folder(), `${name}.new`, 'in-its-place'), { recursive: true })
      expect(await change(desk), name).toMatchObject({ refusal: { kind: 'passphrase-not-changed', rule: 'K27', reason: 'disk-failed' } })
      expect(textsOf(desk), name).toEqual(before)
      rmSync(join(desk.folder(), `${name}.new`), { recursive: true })
      desk.restart()
      expect(await desk.unlock(NEXT_PASSPHRASE)).toBe('wrong-passphrase')
      expect(await desk.unlock()).toBe('ok')
    }
  })
})

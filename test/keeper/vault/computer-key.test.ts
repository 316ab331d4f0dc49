import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLockedCopy } from '#electron/keeper/copy/locked-copy.ts'
import { NO_KEY_STORE, type KeyStore } from '#electron/keeper/vault/key-store.ts'
import { parseVaultFile } from '#electron/keeper/vault/vault-file.ts'
import { openDeskWithClock, type DeskWithClock } from '../../builders/a-desk-with-a-clock.ts'
import { aKeyStore } from '../../builders/a-key-store.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { NEXT_PASSPHRASE, openDesk, PASSPHRASE } from '../../steps/open-desk.ts'

const COPIES = ['vault.json', 'vault-copy.json'] as const
const WRONG = 'four words of yours'

const textsOf = (desk: DeskWithClock) => COPIES.map((name) => readFileSync(join(desk.folder(), name), 'utf8'))
const wrapsIn = (text = '') => {
  const read = parseVaultFile(text)
  return read.ok ? [read.value.format, ...read.value.wraps.map(({ kind }) => kind)] : [read.refusal.kind]
}
const wraps = (desk: DeskWithClock) => textsOf(desk).map(wrapsIn)

/** Started again on a computer with this key store. */
async function unlockOn(desk: DeskWithClock, keyStore: KeyStore, passphrase = PASSPHRASE): Promise<string> {
  desk.keyStore = keyStore
  desk.restart()
  return desk.unlock(passphrase)
}

async function oldDesk(): Promise<DeskWithClock> {
  const desk = await openDeskWithClock(await makeFolder())
  expect(wraps(desk)).toEqual([[1, 'passphrase'], [1, 'passphrase']])
  return desk
}

describe('records bound to a computer', () => {
  it('[K35] open with their passphrase where they were made, and nowhere else: not with another key store, nor without one', async () => {
    const own = aKeyStore()
    const desk = await openDeskWithClock(await makeFolder(), own)
    expect(desk.work().session.bound).toBe(true)
    expect(wraps(desk)).toEqual([[2, 'computer'], [2, 'computer']])
    for (const elsewhere of [aKeyStore(), NO_KEY_STORE]) expect(await unlockOn(desk, elsewhere)).toBe('computer-key-missing')
    // The passphrase with any other secret opens nothing.
    expect(await unlockOn(desk, { ...own, open: async () => new Uint8Array(32) })).toBe('wrong-passphrase')
    expect(await unlockOn(desk, own, WRONG)).toBe('wrong-passphrase')
    for (const name of COPIES) {
      expect(await unlockOn(desk, own)).toBe('ok')
      rmSync(join(desk.folder(), name))
      expect(await unlockOn(desk, aKeyStore())).toBe('computer-key-missing')
    }
  })

  it('[K35] that miss the computer’s key lose nothing, and no try is counted', async () => {
    const own = aKeyStore()
    const desk = await openDeskWithClock(await makeFolder(), own)
    const before = textsOf(desk)
    for (let time = 0; time < 7; time += 1) expect(await unlockOn(desk, NO_KEY_STORE)).toBe('computer-key-missing')
    expect(textsOf(desk)).toEqual(before)
    expect(await unlockOn(desk, own)).toBe('ok')
    expect(desk.work().damage()).toEqual([])
  })

  it('[K35] were opened by their passphrase alone before: they are taken over at the next unlocking, once', async () => {
    const desk = await oldDesk()
    const own = aKeyStore()
    expect(await unlockOn(desk, own, WRONG)).toBe('wrong-passphrase')
    expect(wraps(desk)).toEqual([[1, 'passphrase'], [1, 'passphrase']])
    expect(await unlockOn(desk, own)).toBe('ok')
    expect(desk.work().session.bound).toBe(true)
    const taken = textsOf(desk)
    expect(taken.map(wrapsIn)).toEqual([[2, 'computer'], [2, 'computer']])
    expect(await unlockOn(desk, own)).toBe('ok')
    expect(textsOf(desk)).toEqual(taken)
    expect(await desk.noted()).toEqual(['set-up', 'wrong passphrases 1 since 2026-10-08T11:40:00.000Z', 'unlock', 'unlock'])
    expect(await unlockOn(desk, NO_KEY_STORE)).toBe('computer-key-missing')
  })

  it('[K35] cut off while they are taken over open all the same, and are taken over then', async () => {
    const desk = await oldDesk()
    const own = aKeyStore()
    const [before = ''] = textsOf(desk)
    await unlockOn(desk, own)
    const [after = ''] = textsOf(desk)
    for (const [first, second] of [[before, after], [after, before], ['', after], [before, '']] as const) {
      for (const [name, text] of [['vault.json', first], ['vault-copy.json', second]] as const) writeFileSync(join(desk.folder(), name), text)
      expect(await unlockOn(desk, own)).toBe('ok')
      expect(wraps(desk)).toEqual([[2, 'computer'], [2, 'computer']])
      expect(await unlockOn(desk, aKeyStore())).toBe('computer-key-missing')
    }
  })

  it('[K35] stay as they were where the disk does not take the other file', async () => {
    for (const name of COPIES) {
      const desk = await oldDesk()
      const before = textsOf(desk)
      const inTheWay = () => mkdirSync(join(desk.folder(), `${name}.new`, 'in-its-place'), { recursive: true })
      // Unlocking sweeps what crashes left, so it is put there when the key store is asked.
      const own = aKeyStore()
      const slow: KeyStore = { ...own, open: async (sealed) => (inTheWay(), own.open(sealed)) }
      expect(await unlockOn(desk, slow), name).toBe('ok')
      expect(textsOf(desk), name).toEqual(before)
      expect(desk.work().session.bound).toBe(false)
      expect(await unlockOn(desk, own)).toBe('ok')
      expect(wraps(desk)).toEqual([[2, 'computer'], [2, 'computer']])
    }
  })

  it('[K35] are never bound to a key store that does not give back what it was given', async () => {
    const own = aKeyStore()
    const liars: readonly KeyStore[] = [{ ...own, open: async () => null }, { ...own, open: async () => new Uint8Array(32) }, { ...own, seal: async () => null }]
    for (const liar of liars) {
      const desk = await openDeskWithClock(await makeFolder(), liar)
      expect(wraps(desk)).toEqual([[1, 'passphrase'], [1, 'passphrase']])
      expect(await unlockOn(desk, NO_KEY_STORE)).toBe('ok')
    }
  })

  it('[K24, K35] are brought back from their locked copy on another computer, and bound to that one', async () => {
    const profile = await makeFolder()
    const desk = await openDeskWithClock(profile, aKeyStore())
    const path = join(profile, 'mine.consilium')
    expect(await desk.keeper().ask('writeLockedCopy', { drafts: [], path })).toMatchObject({ ok: true })
    expect((await readLockedCopy(readFileSync(path), PASSPHRASE)).ok).toBe(true)
    expect((await readLockedCopy(readFileSync(path), WRONG)).ok).toBe(false)
    const another = aKeyStore()
    const there = openDesk(await makeFolder(), undefined, another)
    expect(await there.keeper.ask('bringBackCopy', { path, passphrase: PASSPHRASE })).toMatchObject({ ok: true, value: { vault: desk.vault(), bound: true } })
    expect(wrapsIn(readFileSync(join(there.vaultFolder(), 'vault.json'), 'utf8'))).toEqual([2, 'computer'])
    const copied = await makeFolder()
    cpSync(there.vaultFolder(), join(copied, 'profile/vaults', desk.vault()), { recursive: true })
    expect(await openDesk(copied).unlock()).toBe(false)
    expect(await openDesk(copied, undefined, another).unlock()).toBe(true)
  })

  it('[K27, K35] keep their computer when the passphrase is changed, and locked copies get the new one', async () => {
    const profile = await makeFolder()
    const own = aKeyStore()
    const desk = await openDeskWithClock(profile, own)
    expect(await desk.keeper().ask('changePassphrase', { passphrase: PASSPHRASE, next: NEXT_PASSPHRASE })).toMatchObject({ ok: true })
    expect(wraps(desk)).toEqual([[2, 'computer'], [2, 'computer']])
    const path = join(profile, 'later.consilium')
    await desk.keeper().ask('writeLockedCopy', { drafts: [], path })
    expect((await readLockedCopy(readFileSync(path), NEXT_PASSPHRASE)).ok).toBe(true)
    expect((await readLockedCopy(readFileSync(path), PASSPHRASE)).ok).toBe(false)
    expect(await unlockOn(desk, own)).toBe('wrong-passphrase')
    expect(await unlockOn(desk, own, NEXT_PASSPHRASE)).toBe('ok')
  })

  it('[K27, K35] keep passphrase and computer where the key store does not take another secret', async () => {
    const own = aKeyStore()
    const desk = await openDeskWithClock(await makeFolder(), own)
    const before = textsOf(desk)
    expect(await unlockOn(desk, { ...own, seal: async () => null })).toBe('ok')
    expect(await desk.keeper().ask('changePassphrase', { passphrase: PASSPHRASE, next: NEXT_PASSPHRASE })).toMatchObject({ refusal: { kind: 'passphrase-not-changed', reason: 'key-store' } })
    expect(textsOf(desk)).toEqual(before)
  })
})

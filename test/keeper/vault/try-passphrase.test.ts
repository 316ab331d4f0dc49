import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refuse } from '#domain/basics/answer.ts'
import { tryPassphrase } from '#electron/keeper/vault/try-passphrase.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { openDeskWithClock, type DeskWithClock } from '../../builders/a-desk-with-a-clock.ts'
import { NOW, PASSPHRASE } from '../../steps/open-desk.ts'

const WRONG = 'four words of yours'

async function lockedDesk(): Promise<DeskWithClock> {
  const desk = await openDeskWithClock(await makeFolder())
  await desk.keeper().ask('lock', {})
  return desk
}

const tryWith = (desk: DeskWithClock, passphrase: string) => desk.keeper().ask('unlock', { vault: desk.vault(), passphrase })
const countPath = (desk: DeskWithClock) => join(desk.folder(), 'passphrase-tries.json')

describe('a wrong passphrase', () => {
  it('[K26] has five tries, then each further one waits twice as long, over a restart; the right one waits as well, and then opens', async () => {
    const desk = await lockedDesk()
    for (const left of [4, 3, 2, 1, 0]) expect(await tryWith(desk, WRONG)).toMatchObject({ refusal: { kind: 'wrong-passphrase', rule: 'K2', left } })
    desk.restart()
    for (const [waitSeconds, from] of [[30, NOW], [60, NOW + 30_000], [120, NOW + 90_000]] as const) {
      desk.now = from + waitSeconds * 1000 - 1
      const until = new Date(from + waitSeconds * 1000).toISOString()
      expect(await tryWith(desk, PASSPHRASE)).toEqual({ ok: false, refusal: { kind: 'passphrase-wait', rule: 'K26', until } })
      desk.restart()
      desk.now += 1
      expect(await tryWith(desk, WRONG)).toMatchObject({ refusal: { kind: 'wrong-passphrase', left: 0 } })
    }
    desk.now += 240_000
    expect(await desk.unlock()).toBe('ok')
    expect(await tryWith(desk, WRONG)).toMatchObject({ refusal: { left: 4 } })
  })

  it('[K26] never waits longer than an hour, nor longer for a clock set back, and nothing is wiped', async () => {
    const desk = await lockedDesk()
    writeFileSync(countPath(desk), JSON.stringify({ wrong: 900, firstAt: NOW, lastAt: NOW }))
    const before = readFileSync(join(desk.folder(), 'vault.json'), 'utf8')
    desk.now = NOW - 86_400_000
    expect(await desk.unlock()).toBe('passphrase-wait')
    desk.now += 3_599_999
    expect(await desk.unlock()).toBe('passphrase-wait')
    desk.now += 1
    expect(await desk.unlock(WRONG)).toBe('wrong-passphrase')
    desk.now += 3_600_000
    expect(await desk.unlock()).toBe('ok')
    expect(readFileSync(join(desk.folder(), 'vault.json'), 'utf8')).toBe(before)
  })

  it('[K26] is counted on the disk before it is tried, by how many and when, and not by what was typed', async () => {
    const folder = await makeFolder()
    const counted: unknown[] = []
    const tryAt = (now: number) =>
      tryPassphrase(folder, now, async () => {
        counted.push(JSON.parse(readFileSync(join(folder, 'passphrase-tries.json'), 'utf8')))
        return refuse({ kind: 'wrong-passphrase', rule: 'K2' })
      })
    await tryAt(NOW)
    await tryAt(NOW + 1000)
    expect(counted).toEqual([{ wrong: 1, firstAt: NOW, lastAt: NOW }, { wrong: 2, firstAt: NOW, lastAt: NOW + 1000 }])
  })

  it('[K26] is told of once, by whoever opens the records next', async () => {
    const desk = await lockedDesk()
    await desk.unlock(WRONG)
    desk.now += 60_000
    await desk.unlock(WRONG)
    desk.restart()
    desk.now += 60_000
    expect(await desk.unlock()).toBe('ok')
    expect(await desk.noted()).toEqual(['set-up', 'lock', 'wrong passphrases 2 since 2026-10-08T11:40:00.000Z', 'unlock'])
    expect(await desk.unlock()).toBe('ok')
    expect((await desk.noted()).slice(4)).toEqual(['unlock'])
  })

  it('[K26] gives one try, not five, where the count is damaged', async () => {
    const desk = await lockedDesk()
    writeFileSync(countPath(desk), '{"wrong":')
    expect(await tryWith(desk, WRONG)).toMatchObject({ refusal: { left: 0 } })
    expect(await desk.unlock()).toBe('passphrase-wait')
  })

  it('[K26] a disk that takes no count keeps nobody from their records, nor opens them to a wrong one', async () => {
    const desk = await lockedDesk()
    mkdirSync(join(countPath(desk), 'in-its-place'), { recursive: true })
    for (let time = 0; time < 6; time += 1) expect(await desk.unlock(WRONG)).toBe('wrong-passphrase')
    expect(await desk.unlock()).toBe('ok')
  })

  it('of records that are not here is counted nowhere', async () => {
    const desk = await lockedDesk()
    const vault = 'x'.repeat(43)
    expect(await desk.keeper().ask('unlock', { vault, passphrase: WRONG })).toMatchObject({ refusal: { kind: 'vault-damaged' } })
    expect(await desk.keeper().ask('unlock', { vault: `../vaults/${desk.vault()}`, passphrase: WRONG })).toMatchObject({ refusal: { kind: 'no-such-vault' } })
    expect(existsSync(join(desk.folder(), '..', vault))).toBe(false)
    expect(existsSync(countPath(desk))).toBe(false)
  })
})

import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDrafts } from '#electron/keeper/drafts/keep-drafts.ts'
import { JournalWriteError } from '#electron/keeper/disk/errors.ts'
import { aLaptopVault } from '../../builders/a-laptop-vault.ts'
import { journalIn, saveOwn } from '../../builders/an-open-vault.ts'
import { makeFolder } from '../../builders/make-folder.ts'

const vault = aLaptopVault('aaaaaaaa')

describe.skipIf(process.platform !== 'linux' || !canMount())('a disk that is full', () => {
  it('refuses with disk-full, keeps all that was saved, and saves again once there is room', async () => {
    const folder = await smallDisk()
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, randomBytes(600_000))
    const journal = journalIn(folder)
    const drafts = openDrafts(join(folder, 'drafts'), randomBytes(32))
    const draft = { key: 'decision', about: { kind: 'case', id: 'c1' }, after: [], words: { reason: 'as first typed' } } as const
    drafts.keep({ ...draft, after: [] }, '2026-10-08T11:40:00.000Z')
    const saved: string[] = []
    const refused: string[] = []
    for (let number = 1; number <= 2000 && refused.length < 5; number += 1) {
      const act = vault.act(number - refused.length, { record: `c${number}`, id: `aaaaaaaa-0000-7000-8000-${number.toString(16).padStart(12, '0')}` })
      const answer = await saveOwn(journal, act).then(() => 'saved', (error: unknown) => error)
      if (answer === 'saved') saved.push(act.id)
      else {
        expect(answer).toBeInstanceOf(JournalWriteError)
        expect((answer as JournalWriteError).reason).toBe('disk-full')
        refused.push(act.id)
      }
    }
    expect(refused).toHaveLength(5)
    expect(journal.trouble()).toMatchObject({ reason: 'disk-full' })
    expect(saved.filter((id) => journal.actHash(id) === null)).toEqual([])
    expect(refused.filter((id) => journal.actHash(id) !== null)).toEqual([])
    const long = 'x'.repeat(400_000)
    expect(() => drafts.keep({ ...draft, after: [], words: { reason: long } }, '2026-10-08T11:41:00.000Z')).toThrow('ENOSPC')
    expect(drafts.list()[0]?.words).toEqual({ reason: 'as first typed' })

    rmSync(ballast)
    const next = vault.act(saved.length + 1, { record: 'c1', id: 'aaaaaaaa-0000-7000-8000-ffffffffffff' })
    await saveOwn(journal, next)
    expect(journal.trouble()).toBe(null)
    journal.close()

    const again = journalIn(folder)
    expect(again.damage()).toEqual([])
    expect([...saved, next.id].filter((id) => again.actHash(id) === null)).toEqual([])
    expect(refused.filter((id) => again.actHash(id) !== null)).toEqual([])
    expect(again.unsentActs()).toHaveLength(saved.length + 1)
    again.close()
  }, 60_000)
})

describe.skipIf(process.platform === 'win32')('a file that may not grow', () => {
  it('is a full disk to the user, and what was saved stands', async () => {
    const folder = await makeFolder()
    const key = randomBytes(32)
    const child = join(import.meta.dirname, 'append-until-killed.ts')
    const command = `ulimit -f 40; exec "$0" "$1" "$2" "$3" bbbbbbbb 200`
    const { stdout } = spawnSync('bash', ['-c', command, process.execPath, child, folder, key.toString('hex')], { encoding: 'latin1' })
    const lines = stdout.split('\n').slice(0, -1).map((line) => line.split(' '))
    const saved = lines.filter(([what]) => what === 'act').map(([, id]) => id ?? '')
    const refused = lines.filter(([what]) => what === 'refused')
    expect(saved.length).toBeGreaterThan(10)
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused.map(([, reason]) => reason))).toEqual(new Set(['disk-full']))

    const journal = journalIn(folder, key, 20_000)
    expect(journal.damage()).toEqual([])
    expect(saved.filter((id) => journal.actHash(id) === null)).toEqual([])
    expect(refused.filter(([, , id]) => journal.actHash(id ?? '') !== null)).toEqual([])
    journal.close()
  }, 60_000)
})

/** A disk of one megabyte, for one test. */
async function smallDisk(): Promise<string> {
  const folder = await makeFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return folder
}

function canMount(): boolean {
  return process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
}

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDrafts } from '#electron/keeper/drafts/keep-drafts.ts'
import { journalIn } from '../../builders/an-open-vault.ts'
import { makeFolder } from '../../builders/make-folder.ts'

const ROUNDS = 20

it('has every acknowledged act and draft after a process was killed at twenty random moments', async () => {
  const folder = await makeFolder()
  const key = randomBytes(32)
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const prefix = round.toString(16).padStart(8, 'a')
    const said = await killed([folder, key.toString('hex'), prefix], 20 + Math.random() * 150)
    acknowledged.push(...said.filter(([what]) => what === 'act').map(([, id]) => id ?? ''))
    const lastDraft = Number(said.findLast(([what]) => what === 'draft')?.[1] ?? 0)

    const journal = journalIn(folder, key, 20_000)
    const lost = acknowledged.filter((id) => journal.actHash(id) === null)
    expect(lost, `round ${round}`).toEqual([])
    expect(journal.unsentActs().length, `round ${round}`).toBeGreaterThanOrEqual(acknowledged.length)
    journal.close()
    const drafts = openDrafts(join(folder, 'drafts'), key)
    expect(drafts.damage()).toEqual([])
    expect(Number(drafts.list()[0]?.words['number'] ?? 0), `round ${round}`).toBeGreaterThanOrEqual(lastDraft)
    drafts.drop('decision', { kind: 'case', id: 'c1' })
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
}, 120_000)

/** Lines the child said, after it was killed this long (ms) after its first. */
async function killed(args: readonly string[], afterMs: number): Promise<readonly (readonly string[])[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'append-until-killed.ts'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      said += chunk.toString('latin1')
    })
    child.once('close', () => resolve())
  })
  return said.split('\n').slice(0, -1).map((line) => line.split(' '))
}

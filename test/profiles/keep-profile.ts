import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActIntent } from '#domain/journal/act.ts'
import { readTree, writeTree } from '../steps/disk-images.ts'
import { workSoFar } from '../steps/keeper-calls.ts'
import { NOW, openDesk, PASSPHRASE, TEAM, type Desk } from '../steps/open-desk.ts'
import { everyKind } from '../tampers/make-trail.ts'
import { readProfile } from './read-profile.ts'

/** Where a profile of each committed form of the files is kept for ever, and what it says. */
export const KEPT = join(import.meta.dirname, '../fixtures/profiles')

/** Made-up people, with an NHS number of the range that is nobody's. */
const PATIENT: ActIntent = {
  id: 'eeeeeeee-0000-7000-8000-0000000000a1', about: { kind: 'patient', id: 'p1' }, team: TEAM, verb: 'change-patient', schema: 1, after: [],
  facts: [
    { unit: 'identity', path: 'name', value: { given: 'Zoë', family: 'O’Brien-Núñez' } },
    { unit: 'identity', path: 'nhsNumber', value: '9995260182' },
  ],
}

/** Keeps a profile as this version writes it, under a name, with what it says. Throws where there is one of that name. */
export async function keepProfile(name: string): Promise<void> {
  const kept = join(KEPT, name)
  if (existsSync(kept)) throw new Error(`There is a profile of the name ${name} already: it stays as it is.`)
  const root = mkdtempSync(join(tmpdir(), 'consilium-profile-'))
  try {
    for (const folder of ['profile', 'outside']) mkdirSync(join(root, folder))
    const desk = openDesk(root)
    await desk.setUp()
    await workSoFar(desk)
    await desk.keeper.ask('appendActs', { intents: [PATIENT, { ...PATIENT, id: 'eeeeeeee-0000-7000-8000-0000000000a2', facts: [{ unit: 'hospital-number', path: 'value', value: '4068 1177' }] }] })
    await everyKind(desk)
    await noteFully(desk)
    await desk.lock()
    writeTree(join(kept, 'profile'), readTree(join(root, 'profile')))
    await desk.unlock()
    // The last is of this unlocking.
    const { frames, ...says } = await readProfile(desk)
    writeFileSync(join(kept, 'says.json'), `${JSON.stringify({ passphrase: PASSPHRASE, ...says, frames: frames.slice(0, -1) }, null, 1)}\n`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** A note with everything that a note may carry. */
async function noteFully(desk: Desk): Promise<void> {
  const at = new Date(NOW).toISOString()
  await desk.work().journal.append([{ body: { kind: 'audit', what: 'view record', about: 'case/c1', at, by: 'kofi.mensah', count: 2, since: at, head: true }, key: { kind: 'journal' } }])
}

import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openDrafts } from '#electron/keeper/drafts/keep-drafts.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { aLaptopVault } from '../../builders/a-laptop-vault.ts'

/** Saves acts and drafts without end and says each once it is acknowledged: `act <id>`, `draft <number>`. */
const [folder = '', key = '', prefix = '', howMany = '1000000'] = process.argv.slice(2)
const vaultKey = Buffer.from(key, 'hex')
const journal = openJournal({ folder, keys: openRecordKeys(folder, vaultKey), vault: '', now: Date.now, segmentBytes: 20_000 })
const drafts = openDrafts(join(folder, 'drafts'), vaultKey)
const vault = aLaptopVault(prefix)

for (let number = 1; number <= Number(howMany); number += 1) {
  const act = vault.act(number, { record: `c${number % 7}` })
  try {
    await journal.append([{ body: { kind: 'act', text: act.text, sig: act.sig }, key: { kind: 'record', key: act.record } }])
    writeSync(1, `act ${act.id}\n`)
  } catch (error) {
    writeSync(1, `refused ${error instanceof Error && 'reason' in error ? String(error.reason) : 'otherwise'} ${act.id}\n`)
  }
  if (number % 5 === 0 && howMany === '1000000') {
    drafts.keep({ key: 'decision', about: { kind: 'case', id: 'c1' }, after: [], words: { number: String(number) } }, new Date().toISOString())
    writeSync(1, `draft ${number}\n`)
  }
}

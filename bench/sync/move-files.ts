import { randomBytes } from 'node:crypto'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { aRow, type Row } from '../report.ts'
import { bareClient } from './bare-client.ts'
import { openOurLaptop, until } from './our-laptop.ts'
import type { Pouch } from './pouch.ts'
import type { ServedSite } from './serve.ts'
import { startSettled, timed } from './turns.ts'

const FILES = 20

/** Pushes and pulls so many megabytes in files, by our sync, by the bare client, and by PouchDB as attachments. */
export async function moveFiles(site: ServedSite, pouch: Pouch, megabytes: number): Promise<readonly Row[]> {
  const size = (megabytes * 1_000_000) / FILES
  const [sender, bare] = [openOurLaptop(site, 'our-files'), bareClient(site, 'bare-files')]
  const total = { push: 0, barePush: 0, pouchPush: 0, pull: 0, barePull: 0, pouchPull: 0 }
  const sync = await startSettled(sender)
  const hashes: string[] = []
  for (let file = 0; file < FILES; file += 1) {
    const bytes = randomBytes(size)
    const hash = await sender.keepFile(bytes)
    hashes.push(hash)
    await sender.save(1, { verb: 'file-report', facts: [{ unit: 'report/1', path: 'blob', value: hash }] })
    total.push += await timed(async () => {
      sync.changed()
      await until(() => sender.journal.hasBlobReceipt(hash))
    })
    const other = randomBytes(size)
    const otherHash = bytesHash(other)
    total.barePush += await timed(() => bare.pushFile(other, otherHash))
    total.barePull += await timed(() => bare.pullFile(otherHash))
    await pouch.saveFile(randomBytes(size))
    total.pouchPush += await timed(pouch.files.push)
  }
  await until(() => sender.journal.unsentActs().length === 0)
  await sender.close()
  const receiver = openOurLaptop(site, 'our-files')
  total.pull = await timed(async () => {
    receiver.start()
    await until(() => hashes.every(receiver.journal.hasBlobReceipt))
  })
  await receiver.close()
  total.pouchPull = await timed(pouch.files.pull)
  const theirs = 'PouchDB replicating attachments, nothing read back, checked or synced to the disk'
  return [
    aRow(`push of ${megabytes} MB in ${FILES} files`, 'bare client', [total.push, total.barePush], 'ms'),
    aRow(`push of ${megabytes} MB in ${FILES} files`, theirs, [total.push, total.pouchPush], 'ms'),
    aRow(`pull of ${megabytes} MB until on the disk`, 'bare client', [total.pull, total.barePull], 'ms'),
    aRow(`pull of ${megabytes} MB until on the disk`, theirs, [total.pull, total.pouchPull], 'ms'),
  ]
}

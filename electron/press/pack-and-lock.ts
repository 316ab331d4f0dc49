import type { PackJob, PackMade } from '#bridge/press-messages.ts'
import { agree, type Answer } from '#domain/basics/answer.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'
import { packLetter } from '#pdf/pack/pack-letter.ts'
import type { PressPorts } from '#pdf/press-ports.ts'
import { lockInZip } from './lock-in-zip.ts'
import { lockPorts } from './lock-ports.ts'
import { packPorts } from './pack-ports.ts'

/** Packs a letter with its enclosures, and locks the pack where that is asked for. Refuses as the two do: all or nothing. */
export async function packAndLock({ lock, ...wish }: PackJob, ports: PressPorts): Promise<Answer<PackMade>> {
  const pack = await packLetter(wish, packPorts(ports))
  if (!pack.ok || lock === null) return pack
  const locked = lock.as === 'zip' ? agree(await lockInZip(pack.value.bytes, lock.password)) : await lockPdf(pack.value.bytes, { password: lock.password, ports: lockPorts })
  return locked.ok ? agree({ ...pack.value, bytes: locked.value }) : locked
}

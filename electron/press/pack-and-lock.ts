import type { PackJob, PackMade } from '#bridge/press-messages.ts'
import { agree, type Answer } from '#domain/basics/answer.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'
import { packLetter } from '#pdf/pack/pack-letter.ts'
import type { PressPorts } from '#pdf/press-ports.ts'
import { lockPorts } from './lock-ports.ts'
import { packPorts } from './pack-ports.ts'

/** Packs a letter with its enclosures, and locks the pack where there is a password. Refuses as the two do: all or nothing. */
export async function packAndLock({ password, ...wish }: PackJob, ports: PressPorts): Promise<Answer<PackMade>> {
  const pack = await packLetter(wish, packPorts(ports))
  if (!pack.ok || password === null) return pack
  const locked = await lockPdf(pack.value.bytes, { password, ports: lockPorts })
  return locked.ok ? agree({ ...pack.value, bytes: locked.value }) : locked
}

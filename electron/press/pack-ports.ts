import type { PackPorts } from '#pdf/pack/pack-ports.ts'
import type { PressPorts } from '#pdf/press-ports.ts'
import { lockPorts } from './lock-ports.ts'

/** What packing needs, by Node's own library. */
export function packPorts(press: PressPorts): PackPorts {
  return { ...press, sha256: lockPorts.sha256 }
}

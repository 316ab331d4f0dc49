import type { PressJob, PressReply } from '#bridge/press-messages.ts'
import type { Answer } from '#domain/basics/answer.ts'
import { readEnclosure } from '#pdf/pack/read-enclosure.ts'
import type { PressPorts } from '#pdf/press-ports.ts'
import { drawCheckedPaper } from '#pdf/set-checked-paper.ts'
import { setFinalPaper } from '#pdf/set-final-paper.ts'
import { packAndLock } from './pack-and-lock.ts'
import { packPorts } from './pack-ports.ts'

/** Does one job of the press. Refuses with what its work answers; throws only what nobody foresaw. */
export async function doJob(job: PressJob, ports: PressPorts): Promise<PressReply> {
  const { id, work } = job
  switch (work) {
    case 'set':
      return reply(id, await setFinalPaper(job.document, ports), (set) => ({ id, ok: true, work, ...set }))
    case 'draw':
      return reply(id, await drawCheckedPaper(job.document, ports), (drawn) => ({ id, ok: true, work, drawn }))
    case 'read-enclosure':
      return reply(id, await readEnclosure(job.bytes, packPorts(ports)), ({ kind, pages, leftOut }) => ({ id, ok: true, work, enclosure: { kind, pages, leftOut } }))
    case 'pack': {
      const { letter, enclosures, identity, letterName, reference, without, lock } = job
      return reply(id, await packAndLock({ letter, enclosures, identity, letterName, reference, without, lock }, ports), (pack) => ({ id, ok: true, work, pack }))
    }
  }
}

function reply<T>(id: string, answer: Answer<T>, say: (value: T) => PressReply): PressReply {
  return answer.ok ? say(answer.value) : { id, ok: false, refusal: answer.refusal }
}

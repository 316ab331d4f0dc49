import { pressJobSchema, pressStartSchema, type PressJob, type PressReply } from '#bridge/press-messages.ts'
import type { Refusal } from '#domain/basics/answer.ts'
import type { PressPorts } from '#pdf/press-ports.ts'
import { doJob } from './do-job.ts'
import { makePorts } from './make-ports.ts'

/**
 * Gives the function that takes the press's messages. Jobs are done one at a time, in order, and each gets one
 * reply whatever happens to it: a job that fails is answered and the next one begins.
 */
export function servePress(reply: (reply: PressReply) => void): (message: unknown) => void {
  let ports: Promise<PressPorts> | null = null
  let queue: Promise<void> = Promise.resolve()
  return (message) => {
    const start = pressStartSchema.safeParse(message)
    if (start.success) {
      ports = makePorts(start.data.fonts)
      // Each job meets the failure itself; unwatched, it would end the process before the first job.
      ports.catch(() => undefined)
      return
    }
    const job = pressJobSchema.safeParse(message)
    if (!job.success) {
      console.error('The press was sent a message it does not know.')
      return
    }
    const ready = ports
    queue = queue.then(async () => reply(await answer(job.data, ready)))
  }
}

async function answer(job: PressJob, ready: Promise<PressPorts> | null): Promise<PressReply> {
  const { id } = job
  if (ready === null) return refused(id, { kind: 'press-not-started', rule: 'L7' })
  const ports = await ready.catch(() => null)
  if (ports === null) return refused(id, { kind: 'fonts-not-usable', rule: 'L7' })
  try {
    return await doJob(job, ports)
  } catch (error) {
    // The message of an unforeseen error might quote the paper; its name cannot.
    return refused(id, { kind: 'press-failed', rule: 'L7', error: error instanceof Error ? error.name : 'unknown' })
  }
}

function refused(id: string, refusal: Refusal): PressReply {
  return { id, ok: false, refusal }
}

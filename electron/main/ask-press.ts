import { refuse } from '#domain/basics/answer.ts'
import type { PressMessage, PressReply } from '#bridge/press-messages.ts'

/** The press as main asks it: always an answer, also when the press ended in the middle. */
export interface PressLine {
  set(document: unknown): Promise<PressReply>
  take(reply: PressReply): void
  drop(): void
}

export function lineToPress(send: (message: PressMessage) => void): PressLine {
  const waiting = new Map<string, (reply: PressReply) => void>()
  let last = 0
  return {
    set: (document) =>
      new Promise((resolve) => {
        const id = String((last += 1))
        waiting.set(id, resolve)
        send({ id, document })
      }),
    take: (reply) => {
      waiting.get(reply.id)?.(reply)
      waiting.delete(reply.id)
    },
    drop: () => {
      for (const [id, resolve] of waiting) resolve({ id, ...refuse({ kind: 'press-failed', rule: 'L7', error: 'ended' }) })
      waiting.clear()
    },
  }
}

import { refuse, type Answer } from '#domain/basics/answer.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperCheck } from '#domain/letter/paper-check.ts'
import type { PressMessage, PressReply, PressWork } from '#bridge/press-messages.ts'

/** The press as main asks it: always an answer, also when the press ended in the middle. */
export interface PressLine {
  set(document: unknown): Promise<Answer<{ readonly bytes: Uint8Array; readonly pages: number; readonly check: PaperCheck | null }>>
  draw(document: unknown): Promise<Answer<DrawnPaper>>
  take(reply: PressReply): void
  drop(): void
}

export function lineToPress(send: (message: PressMessage) => void): PressLine {
  const waiting = new Map<string, (reply: PressReply | null) => void>()
  let last = 0
  const ask = (work: PressWork, document: unknown): Promise<PressReply | null> =>
    new Promise((resolve) => {
      const id = String((last += 1))
      waiting.set(id, resolve)
      send({ id, work, document })
    })
  return {
    set: async (document) => {
      const reply = await ask('set', document)
      if (reply?.ok === true && reply.work === 'set') return { ok: true, value: { bytes: reply.bytes, pages: reply.pages, check: reply.check } }
      return whyNot(reply)
    },
    draw: async (document) => {
      const reply = await ask('draw', document)
      return reply?.ok === true && reply.work === 'draw' ? { ok: true, value: reply.drawn } : whyNot(reply)
    },
    take: (reply) => {
      waiting.get(reply.id)?.(reply)
      waiting.delete(reply.id)
    },
    drop: () => {
      for (const resolve of waiting.values()) resolve(null)
      waiting.clear()
    },
  }
}

/** @param reply null when the press ended in the middle */
function whyNot(reply: PressReply | null): Answer<never> {
  return refuse(reply !== null && !reply.ok ? reply.refusal : { kind: 'press-failed', rule: 'L7', error: reply === null ? 'ended' : 'another answer' })
}

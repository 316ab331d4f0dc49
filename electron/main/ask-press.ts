import { refuse, type Answer } from '#domain/basics/answer.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperCheck } from '#domain/letter/paper-check.ts'
import type { EnclosureRead, PackJob, PackMade, PressJob, PressMessage, PressReply } from '#bridge/press-messages.ts'

/** The press as main asks it: always an answer, also when the press ended in the middle. */
export interface PressLine {
  set(document: unknown): Promise<Answer<{ readonly bytes: Uint8Array; readonly pages: number; readonly check: PaperCheck | null }>>
  draw(document: unknown): Promise<Answer<DrawnPaper>>
  readEnclosure(bytes: Uint8Array): Promise<Answer<EnclosureRead>>
  pack(wish: PackJob): Promise<Answer<PackMade>>
  take(reply: PressReply): void
  drop(): void
}

/** A job as it is asked for, before it has its number. */
type Wish = PressJob extends infer Job ? (Job extends PressJob ? Omit<Job, 'id'> : never) : never

/** What others made may be made so that reading it never ends; what we made ourselves has no such limit. */
const LONGEST_MS: Readonly<Partial<Record<PressJob['work'], number>>> = { 'read-enclosure': 120_000, pack: 300_000 }

/**
 * Gives the way to the press.
 * @param end ends the press, whose work goes on too long: it is started again, and all it was asked answers `press-failed`
 */
export function lineToPress(send: (message: PressMessage) => void, end: () => void = () => undefined): PressLine {
  const waiting = new Map<string, { readonly work: PressJob['work']; readonly resolve: (reply: PressReply | null) => void }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  // Jobs are done one at a time, in order: the time of each begins when the one before it is done.
  const timeFirst = (): void => {
    clearTimeout(timer)
    const [first] = waiting.values()
    const longest = first === undefined ? undefined : LONGEST_MS[first.work]
    if (longest !== undefined) timer = setTimeout(end, longest)
  }
  let last = 0
  const ask = (wish: Wish): Promise<PressReply | null> =>
    new Promise((resolve) => {
      const id = String((last += 1))
      waiting.set(id, { work: wish.work, resolve })
      if (waiting.size === 1) timeFirst()
      send({ ...wish, id })
    })
  return {
    set: async (document) => {
      const reply = await ask({ work: 'set', document })
      if (reply?.ok === true && reply.work === 'set') return { ok: true, value: { bytes: reply.bytes, pages: reply.pages, check: reply.check } }
      return whyNot(reply)
    },
    draw: async (document) => {
      const reply = await ask({ work: 'draw', document })
      return reply?.ok === true && reply.work === 'draw' ? { ok: true, value: reply.drawn } : whyNot(reply)
    },
    readEnclosure: async (bytes) => {
      const reply = await ask({ work: 'read-enclosure', bytes })
      return reply?.ok === true && reply.work === 'read-enclosure' ? { ok: true, value: reply.enclosure } : whyNot(reply)
    },
    pack: async (wish) => {
      const reply = await ask({ work: 'pack', ...wish })
      return reply?.ok === true && reply.work === 'pack' ? { ok: true, value: reply.pack } : whyNot(reply)
    },
    take: (reply) => {
      waiting.get(reply.id)?.resolve(reply)
      if (waiting.delete(reply.id)) timeFirst()
    },
    drop: () => {
      for (const { resolve } of waiting.values()) resolve(null)
      waiting.clear()
      timeFirst()
    },
  }
}

/** @param reply null when the press ended in the middle */
function whyNot(reply: PressReply | null): Answer<never> {
  return refuse(reply !== null && !reply.ok ? reply.refusal : { kind: 'press-failed', rule: 'L7', error: reply === null ? 'ended' : 'another answer' })
}

import { pressJobSchema, pressStartSchema, type PressReply } from '#bridge/press-messages.ts'
import type { Refusal } from '#domain/basics/answer.ts'
import type { FontSet } from '#pdf/font/font-set.ts'
import { setCheckedPaper } from '#pdf/set-checked-paper.ts'
import { loadShaper } from './load-shaper.ts'
import { readFonts } from './read-fonts.ts'

/**
 * Gives the function that takes the press's messages. Jobs are done one at a time, in order, and each gets one
 * reply whatever happens to it: a job that fails is answered and the next one begins.
 */
export function servePress(reply: (reply: PressReply) => void): (message: unknown) => void {
  let fonts: Promise<FontSet> | null = null
  let queue: Promise<void> = Promise.resolve()
  return (message) => {
    const start = pressStartSchema.safeParse(message)
    if (start.success) {
      fonts = readFonts(start.data.fonts)
      // Each job meets the failure itself; unwatched, it would end the process before the first job.
      fonts.catch(() => undefined)
      return
    }
    const job = pressJobSchema.safeParse(message)
    if (!job.success) {
      console.error('The press was sent a message it does not know.')
      return
    }
    const { id, document } = job.data
    const ready = fonts
    queue = queue.then(async () => reply(await answer(id, document, ready)))
  }
}

async function answer(id: string, document: unknown, fonts: Promise<FontSet> | null): Promise<PressReply> {
  if (fonts === null) return refused(id, { kind: 'press-not-started', rule: 'L7' })
  const files = await fonts.catch(() => null)
  if (files === null) return refused(id, { kind: 'fonts-not-usable', rule: 'L7' })
  try {
    const set = await setCheckedPaper(document, { fonts: files, loadShaper })
    return set.ok ? { id, ok: true, ...set.value } : refused(id, set.refusal)
  } catch (error) {
    // The message of an unforeseen error might quote the paper; its name cannot.
    return refused(id, { kind: 'press-failed', rule: 'L7', error: error instanceof Error ? error.name : 'unknown' })
  }
}

function refused(id: string, refusal: Refusal): PressReply {
  return { id, ok: false, refusal }
}

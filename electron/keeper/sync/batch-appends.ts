import type { FrameToKeep } from '#sync/ports.ts'
import type { Journal } from '../journal/journal-api.ts'

interface Waiting {
  readonly frames: readonly FrameToKeep[]
  readonly settle: (kept: boolean) => void
}

/**
 * Appends frames, those that come while the disk is at work together in the next call: four receipts cost one
 * fdatasync. Answers true once they are on the disk, false when the journal could not write.
 */
export function batchAppends(journal: Journal): (frames: readonly FrameToKeep[]) => Promise<boolean> {
  let waiting: Waiting[] = []
  let isScheduled = false

  async function run(): Promise<void> {
    await new Promise((resume) => setImmediate(resume))
    const batch = waiting
    waiting = []
    isScheduled = false
    const kept = await journal.append(batch.flatMap(({ frames }) => frames)).then(
      () => true,
      () => false,
    )
    for (const { settle } of batch) settle(kept)
  }

  return (frames) =>
    new Promise((settle) => {
      waiting.push({ frames, settle })
      if (isScheduled) return
      isScheduled = true
      void run()
    })
}

import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { oneOf } from './flow.ts'

/** Sets one letter after another, as many as the process was told to, and prints the processor time of the process's life in milliseconds. */
export async function setSoOften(work: (letter: PaperDocument) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < Number(process.argv[2]); done += 1) await work(oneOf(done))
  const { user, system } = process.cpuUsage()
  console.log((user + system) / 1000)
}

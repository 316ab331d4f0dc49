import { join } from 'node:path'
import { flowOf, letter } from './flow.ts'

/** Sets a letter so many times, prints the processor time of its whole life in milliseconds, and ends: run as a process of its own. */
const [who, times] = [process.argv[2], Number(process.argv[3])]

const set = who === 'ours' ? await ours() : await theirs()
for (let done = 0; done < times; done += 1) await set()
const { user, system } = process.cpuUsage()
console.log((user + system) / 1000)

async function ours(): Promise<() => Promise<unknown>> {
  const { makePorts } = await import('#electron/press/make-ports.ts')
  const { setPaper } = await import('#pdf/set-paper.ts')
  const ports = await makePorts(join(import.meta.dirname, '..', '..', 'resources', 'fonts'))
  return () => setPaper(letter, ports)
}

async function theirs(): Promise<() => Promise<unknown>> {
  const { withPdfLib } = await import('./rivals.ts')
  const render = withPdfLib('fontkit 2')
  return () => render(flowOf(letter))
}

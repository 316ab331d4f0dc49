import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { makePorts } from '#electron/press/make-ports.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { flowOf, letter } from './letter/flow.ts'
import { withJsPdf, withPdfkit, withPdfLib, withPdfmake, withReactPdf, type Renderer } from './letter/rivals.ts'
import { aRow, median, processorTime, report } from './report.ts'

/** Rounds in which everybody sets the letter once, one after the other. */
const ROUNDS = 50
const WARM_UP = 20

/**
 * One letter of two pages, by us and by others, taking turns in one process: processor time a letter, and the time from
 * starting a process to its first file. Usage: npm run bench -- letter
 */
async function bench(): Promise<number> {
  const ports = await makePorts(join(import.meta.dirname, '..', 'resources', 'fonts'))
  const flow = flowOf(letter)
  const others: Readonly<Record<string, Renderer>> = {
    'pdf-lib with fontkit 2': withPdfLib('fontkit 2'),
    'pdf-lib with its own fontkit (loses letters)': withPdfLib('stock'),
    pdfkit: withPdfkit(),
    pdfmake: withPdfmake(),
    'react-pdf': await withReactPdf(),
    jsPDF: withJsPdf(),
  }
  const everybody: Readonly<Record<string, () => Promise<unknown>>> = {
    final: () => setPaper(letter, ports),
    drawn: () => drawPaper(letter, ports),
    ...Object.fromEntries(Object.entries(others).map(([name, render]) => [name, () => render(flow)])),
  }
  const times = new Map(Object.keys(everybody).map((name) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    for (const [name, work] of Object.entries(everybody)) {
      const time = await processorTime(work)
      if (round >= WARM_UP) times.get(name)!.push(time)
    }
  }
  const of = (name: string): number => median(times.get(name)!)
  const base = 'pdf-lib with fontkit 2'
  const cold = (who: string): number => median(Array.from({ length: 5 }, () => coldStart(who, 1).wall))
  return report('letter', [
    aRow('final letter, tagged, archival, processor time', base, [of('final'), of(base)], 'ms', 1 / 11),
    aRow('page that follows the typing, processor time', base, [of('drawn'), of(base)], 'ms', 1 / 40),
    ...Object.keys(others).filter((name) => name !== base).map((name) => aRow('final letter, processor time', name, [of('final'), of(name)], 'ms')),
    aRow('process start to first letter', base, [cold('ours'), cold('pdf-lib')], 'ms', 1 / 1.6),
    aRow('100 letters from a cold process, processor time', base, [coldStart('ours', 100).processor, coldStart('pdf-lib', 100).processor], 'ms', 1 / 12),
  ])
}

/** Milliseconds of a process that sets the letter so many times: on the clock, and of the processor. */
function coldStart(who: string, times: number): { readonly wall: number; readonly processor: number } {
  const began = performance.now()
  const said = execFileSync(process.execPath, [join(import.meta.dirname, 'letter', 'cold-start.ts'), who, String(times)], { encoding: 'utf8' })
  return { wall: performance.now() - began, processor: Number(said) }
}

process.exitCode = await bench()

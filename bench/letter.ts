import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhole } from './build-whole.ts'
import { flowOf, letter, type Renderer } from './letter/flow.ts'
import type * as Ours from './letter/ours.ts'
import { fontkit2, withPdfLib } from './letter/pdf-lib.ts'
import { printInWindow } from './letter/print-in-window.ts'
import { stockFontkit, withJsPdf, withPdfkit, withPdfmake, withReactPdf } from './letter/rivals.ts'
import { writeTwin } from '#pdf/twin/write-twin.ts'
import { aRow, median, processorTime, report } from './report.ts'

/** Rounds in which everybody sets the letter once, one after the other. */
const ROUNDS = 50
const WARM_UP = 20
/** Whose letters have the right letters, and what the budgets are measured against. */
const BASE = 'pdf-lib with fontkit 2'

/**
 * One letter of two pages, by us and by others, taking turns in one process: processor time a letter, and the time from
 * starting a process to its first file. Ours is built as the app's press is. Usage: npm run bench -- letter
 */
async function bench(): Promise<number> {
  const press = await buildWhole('letter', ['ours', 'start-ours'], { asTheApp: true })
  const base = await buildWhole('letter', ['start-base'], { asTheApp: false })
  const ours = (await import(join(press, 'ours.js'))) as typeof Ours
  const ports = await ours.makeReady()
  const flow = flowOf(letter)
  const others: Readonly<Record<string, Renderer>> = {
    [BASE]: withPdfLib(fontkit2),
    'pdf-lib with its own fontkit (loses letters)': withPdfLib(stockFontkit),
    pdfkit: withPdfkit(),
    pdfmake: withPdfmake(),
    'react-pdf': await withReactPdf(),
    jsPDF: withJsPdf(),
  }
  const everybody: Readonly<Record<string, () => Promise<unknown>>> = {
    final: () => ours.setPaper(letter, ports),
    drawn: () => ours.drawPaper(letter, ports),
    ...Object.fromEntries(Object.entries(others).map(([name, render]) => [name, () => render(flow)])),
  }
  const times = new Map(Object.keys(everybody).map((name) => [name, [] as number[]]))
  const walls = new Map(Object.keys(everybody).map((name) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    for (const [name, work] of Object.entries(everybody)) {
      const began = performance.now()
      const time = await processorTime(work)
      if (round < WARM_UP) continue
      times.get(name)!.push(time)
      walls.get(name)!.push(performance.now() - began)
    }
  }
  const of = (name: string): number => median(times.get(name)!)
  const onTheClock = (name: string): number => median(walls.get(name)!)
  const starts = [join(press, 'start-ours.js'), join(base, 'start-base.js')] as const
  const [first, hundred] = [inTurns(starts, 1), inTurns(starts, 100)]
  return report('letter', [
    aRow('final letter, tagged, archival, processor time', BASE, [of('final'), of(BASE)], 'ms', 1 / 11),
    aRow('page that follows the typing, processor time', BASE, [of('drawn'), of(BASE)], 'ms', 1 / 40),
    aRow('final letter, on the clock', BASE, [onTheClock('final'), onTheClock(BASE)], 'ms'),
    aRow('page that follows the typing, on the clock', BASE, [onTheClock('drawn'), onTheClock(BASE)], 'ms'),
    ...Object.keys(others).filter((name) => name !== BASE).map((name) => aRow('final letter, processor time', name, [of('final'), of(name)], 'ms')),
    aRow('final letter, processor time', 'printToPDF of Electron, tagged', [of('final'), await printInWindow(writeTwin(letter))], 'ms'),
    aRow('process start to first letter', BASE, [first[0].wall, first[1].wall], 'ms', 1 / 1.6),
    aRow('100 letters from a cold process, processor time', BASE, [hundred[0].processor, hundred[1].processor], 'ms', 1 / 12),
  ])
}

interface Life {
  readonly wall: number
  readonly processor: number
}

/** The middle of five lives of each of two processes that set the letter so many times, taking turns: on the clock, and of the processor, in milliseconds. */
function inTurns([one, other]: readonly [string, string], times: number): [Life, Life] {
  const lives = Array.from({ length: 5 }, () => [liveOnce(one, times), liveOnce(other, times)] as const)
  const middle = (which: 0 | 1): Life => ({ wall: median(lives.map((life) => life[which].wall)), processor: median(lives.map((life) => life[which].processor)) })
  return [middle(0), middle(1)]
}

function liveOnce(file: string, times: number): Life {
  const began = performance.now()
  const said = execFileSync(process.execPath, [file, String(times)], { encoding: 'utf8' })
  return { wall: performance.now() - began, processor: Number(said) }
}

process.exitCode = await bench()

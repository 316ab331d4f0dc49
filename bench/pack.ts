import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { buildWhole } from './build-whole.ts'
import { scanAsJpeg, scanAsPng, writeScans, writeWords } from './pack/make-files.ts'
import type * as Ours from './pack/ours.ts'
import { aRow, median, processorTime, report } from './report.ts'

const ROUNDS = 5
const PNG_ROUNDS = 3

/**
 * A letter with 200 scanned pages and 200 pages of words, packed by us (listed, stamped, tagged) and merely joined by
 * qpdf, taking turns; and a scan of 300 dpi put into a pack, beside pdf-lib's own way. Usage: npm run bench -- pack
 */
async function bench(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    const built = await buildWhole('pack', ['ours', 'start-pack'], { asTheApp: true })
    const ours = (await import(join(built, 'ours.js'))) as typeof Ours
    const ports = await ours.makeReady()
    const at = (name: string): string => join(folder, name)
    const paper = JSON.parse(readFileSync(join('resources', 'demo', 'letter-example.json'), 'utf8')) as PaperDocument
    writeFileSync(at('letter.pdf'), (await ours.setPaper(paper, ports)).bytes)
    await writeScans(at('scans.pdf'), scanAsJpeg(folder, at('letter.pdf'), 150), 200)
    await writeWords(at('words.pdf'), 200)
    const files = [at('letter.pdf'), at('scans.pdf'), at('words.pdf')]
    const times = { ours: [] as number[], qpdf: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      times.ours.push(processorTimeOf(process.execPath, [join(built, 'start-pack.js'), at('ours.pdf'), ...files]))
      times.qpdf.push(processorTimeOf('qpdf', ['--empty', '--pages', ...files, '--', at('qpdf.pdf')]))
    }
    const scanned = scanAsPng(folder, at('letter.pdf'), 300)
    const png = await timePng(ours, ports, readFileSync(at('letter.pdf')), scanned)
    console.log(`The pack has ${Math.round(statSync(at('ours.pdf')).size / 1e6)} MB, what qpdf joined ${Math.round(statSync(at('qpdf.pdf')).size / 1e6)} MB.`)
    return report('pack', [
      aRow('400 pages packed, stamped and tagged, processor time of the whole process', 'qpdf, joined only', [median(times.ours), median(times.qpdf)], 'ms', 4),
      aRow('a letter and a scanned page of 300 dpi as PNG, processor time', 'embedPng of pdf-lib, the page alone', [png.ours, png.pdfLib], 'ms', 1 / 45),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timePng(ours: typeof Ours, ports: Awaited<ReturnType<typeof Ours.makeReady>>, letter: Uint8Array, png: Uint8Array): Promise<{ readonly ours: number; readonly pdfLib: number }> {
  const pack = () => ours.packLetter({ letter, enclosures: [{ name: 'Scan', bytes: png }], identity: 'Zoë O’Brien-Núñez', letterName: 'Enclosed with our letter of 9 October 2026.', reference: 'C-0117' }, ports)
  const embed = async () => {
    const file = await PDFDocument.create()
    file.addPage().drawImage(await file.embedPng(png))
    return file.save()
  }
  const times = { ours: [] as number[], pdfLib: [] as number[] }
  for (let round = 0; round < PNG_ROUNDS; round += 1) {
    times.ours.push(await processorTime(pack))
    times.pdfLib.push(await processorTime(embed))
  }
  return { ours: median(times.ours), pdfLib: median(times.pdfLib) }
}

/** Milliseconds of the processor that another program takes from its start to its end. */
function processorTimeOf(program: string, args: readonly string[]): number {
  const said = execFileSync('bash', ['-c', 'TIMEFORMAT="%3U %3S"; { time "$@" 2>&3; } 3>&2 2>&1', 'time', program, ...args], { encoding: 'utf8' })
  const [user, system] = said.trim().split(' ').map(Number)
  return (user! + system!) * 1000
}

process.exitCode = await bench()

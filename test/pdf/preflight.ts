import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const jars = ['preflight', 'xmpbox', 'pdfbox2', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'].map((name) => `/usr/share/java/${name}.jar`)

/** Apache PDFBox Preflight holds a file to PDF/A-1b by rules it wrote itself. Without it these tests are skipped and counted. */
export const hasPreflight = jars.every(existsSync) && spawnSync('java', ['-version']).error === undefined

if (!hasPreflight) {
  const words = 'PDFBox Preflight is not installed, so files are held to PDF/A by our own rules alone. Install it: sudo apt-get install --no-install-recommends libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless'
  if (process.env['CI'] === 'true') throw new Error(words)
  console.warn(words)
}

/**
 * Holds files to PDF/A-1b, all in one start of Java.
 * @returns for each file what stands against it, for example “1.4: Trailer Syntax error”; nothing for a sound one
 */
export function preflight(files: readonly Uint8Array[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-preflight-'))
  try {
    const paths = files.map((_, index) => join(folder, `${index}.pdf`))
    for (const [index, bytes] of files.entries()) writeFileSync(paths[index]!, bytes)
    const list = join(folder, 'list')
    writeFileSync(list, paths.join('\n'))
    const run = spawnSync('java', ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'group', list], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`Preflight: ${run.stderr}`)
    const found = new Map(readFileSync(`${list}.preflight.xml`, 'utf8').split('<preflight ').slice(1).map(readReport))
    return paths.map((_, index) => found.get(`${index}.pdf`) ?? ['It was not looked at.'])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A report that neither says “valid” nor names an error holds nothing to be relied on. */
function readReport(report: string): readonly [name: string, findings: readonly string[]] {
  const findings = [...report.matchAll(/<code>([^<]*)<\/code>\s*<details>([^<]*)/g)].map(([, code, details]) => `${code}: ${details}`)
  const isValid = /<isValid[^>]*>true</.test(report)
  return [/name="([^"]*)"/.exec(report)?.[1] ?? '', isValid || findings.length > 0 ? findings : ['It was not found valid.']]
}

import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { say, SetupStopped, stopWithWords } from '#electron/setup/stop-with-words.mjs'
import { judgeElectron } from './package/electron-releases.ts'
import { filesBelow } from './package/list-contents.ts'
import { makeForTests, makeShipped } from './package/make-package.ts'
import { readPlan } from './package/read-plan.ts'

/**
 * `npm run package`: the program in a folder, and its Debian package with the sum of it, in out/package. With `--fuses test`
 * only the folder of a second build, which a test may attach itself to. The app has to be built.
 */
const root = resolve(import.meta.dirname, '..')
const into = join(root, 'out/package')
const USAGE = 'Usage: npm run package [-- --fuses test]'

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupStopped)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(args: readonly string[]): Promise<void> {
  const [option, build, ...rest] = args
  if (args.length > 0 && (option !== '--fuses' || (build !== 'test' && build !== 'shipped') || rest.length > 0)) {
    process.stderr.write(`${USAGE}\n`)
    process.exitCode = 1
    return
  }
  const plan = readPlan(root)
  if (build === 'test') {
    sayFolder(await makeForTests(plan, into))
    return
  }
  if (plan.forRecords) stopWhereUnsupported(plan.electronVersion)
  const { folder, debian } = await makeShipped(plan, into)
  const sum = createHash('sha256').update(readFileSync(debian)).digest('hex')
  writeFileSync(join(dirname(debian), 'SHA256SUMS'), `${sum}  ${basename(debian)}\n`)
  sayFolder(folder)
  say(`${relative(root, debian)}: ${inMegabytes(statSync(debian).size)} MB, SHA-256 ${sum}`)
  if (!plan.forRecords) say(`A trial, not to be released: it is made with Electron ${plan.electronVersion}, and opens the made-up clinic alone.`)
}

/** A trial is for made-up data alone, and says so; a program for records is made with a supported Electron or not at all (E19). */
function stopWhereUnsupported(version: string): void {
  const { refused, warned } = judgeElectron(version, new Date().toISOString().slice(0, 10))
  for (const sentence of warned) say(sentence)
  if (refused.length > 0) stopWithWords([...refused, 'Nothing was made.'].join('\n'))
}

function sayFolder(folder: string): void {
  const bytes = filesBelow(folder, '.').reduce((all, path) => all + statSync(join(folder, path)).size, 0)
  say(`${relative(root, folder)}: ${inMegabytes(bytes)} MB`)
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

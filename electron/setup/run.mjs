import { delimiter, dirname } from 'node:path'
import { checkNodeIsRecent, chooseNode } from './choose-node.mjs'
import { ensureLibraries } from './ensure-libraries.mjs'
import { ensureRuntime } from './ensure-runtime.mjs'
import { ensureSandbox } from './ensure-sandbox.mjs'
import { ensureTestTools } from './ensure-test-tools.mjs'
import { officialElectron } from './find-runtime.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { projectFolder as root } from './name-places.mjs'
import { runChild } from './run-child.mjs'
import { makePackage, playDemo, prove, runBenchmark, runForDevelopment, runScript, startApp, takePictures } from './run-commands.mjs'
import { opensWindow, runTests } from './run-tests.mjs'
import { SetupStopped, stopWithWords } from './stop-with-words.mjs'

/** What each npm script does once everything it needs is there. Each gives its exit code. */
const COMMANDS = {
  start: { opensWindow: () => true, run: startApp },
  demo: { opensWindow: () => true, run: playDemo },
  guide: { opensWindow: () => true, run: takePictures },
  dev: { opensWindow: () => true, run: runForDevelopment },
  test: {
    opensWindow: ([part = 'test']) => opensWindow(part),
    usesTestTools: true,
    run: ([part = 'test', ...patterns]) => runTests(part, patterns),
  },
  check: { opensWindow: () => false, usesTestTools: true, run: ([what, ...args]) => (what === 'electron' ? runScript('commands/check-electron.ts', args) : runTests('check', what === undefined ? [] : [what, ...args])) },
  'trust-server': { opensWindow: () => false, run: (args) => runScript('trust-server/main.ts', args) },
  recover: { opensWindow: () => false, run: (args) => runScript('commands/recover.ts', args) },
  'read-copy': { opensWindow: () => false, run: (args) => runScript('commands/read-copy.ts', args) },
  bench: { opensWindow: () => true, run: runBenchmark },
  'check-server': { opensWindow: () => false, run: (args) => runScript('commands/check-server.ts', args) },
  simulate: { opensWindow: () => false, run: (args) => runScript('commands/simulate.ts', args) },
  prove: { opensWindow: ([what]) => what === 'kills', usesTestTools: true, run: prove },
  'keep-profile': { opensWindow: () => false, usesTestTools: true, run: (args) => runScript('commands/keep-profile.ts', args) },
  letter: { opensWindow: () => false, run: (args) => runScript('commands/letter.ts', args) },
  package: { opensWindow: () => true, run: makePackage },
  sbom: { opensWindow: () => false, run: (args) => runScript('commands/sbom.ts', args) },
}

try {
  process.exitCode = await main(process.argv[2] ?? '', process.argv.slice(3))
} catch (error) {
  if (!(error instanceof SetupStopped)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(name, args) {
  if (!Object.hasOwn(COMMANDS, name)) stopWithWords(`Unknown command “${name}”. Known are: ${Object.keys(COMMANDS).join(', ')}.`)
  checkNodeIsRecent()
  await installDependencies(root)
  const node = chooseNode(root)
  if (node !== process.execPath) return again(node)
  const command = COMMANDS[name]
  if (command.opensWindow(args)) await prepareWindow()
  if (command.usesTestTools) await ensureTestTools()
  return command.run(args)
}

/** The same command under the Node that the lock file brings, which also comes first for every child. */
async function again(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  return (await runChild(node, process.argv.slice(1), { env })).code
}

async function prepareWindow() {
  const electronPath = await ensureRuntime(root)
  await ensureLibraries(electronPath)
  await ensureSandbox(electronPath)
  // Tools that look Electron up by its package would otherwise try to download it.
  if (officialElectron(root) === null) process.env.ELECTRON_OVERRIDE_DIST_PATH ??= dirname(electronPath)
}

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildAfresh, buildIfStale, electronVite, forgetBuild } from './build-app.mjs'
import { findRuntime, hasDisplay } from './find-runtime.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { projectFolder as root } from './name-places.mjs'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'

/**
 * Opens the app, or plays the demo where nobody could see a window.
 * @param {readonly string[]} args passed on to the app
 * @returns {Promise<number>} exit code
 */
export async function startApp(args) {
  if (!hasDisplay()) {
    say('There is no display here, so the demo is played instead of opening a window.')
    const code = await playDemo([])
    if (code === 0) say('The results are in out/demo: letters as PDF, a screenshot of each screen, and report.json.')
    return code
  }
  await buildIfStale(root)
  const runtime = findRuntime()
  return (await runChild(runtime.electronPath, [...runtime.args, root, ...args], { cwd: root })).code
}

/**
 * Plays a whole meeting in the real app.
 * @param {readonly string[]} args passed on to the command
 */
export async function playDemo(args) {
  await buildIfStale(root)
  return runScript('commands/demo.ts', args)
}

/**
 * Holds the app to its promises; what is killed is the built one.
 * @param {readonly string[]} args passed on to the command
 */
export async function prove(args) {
  if (args[0] === 'kills') await buildIfStale(root)
  return runScript('commands/prove.ts', args)
}

/**
 * Takes the pictures of docs/guide anew.
 * @param {readonly string[]} args passed on to the command
 */
export async function takePictures(args) {
  await buildIfStale(root)
  return runScript('commands/guide.ts', args)
}

/**
 * Builds the app from nothing and packages it, so that nothing older goes out.
 * @param {readonly string[]} args passed on to the command
 */
export async function makePackage(args) {
  if (!(await buildAfresh(root))) stopWithWords('The app could not be built; the reason stands above.')
  return runScript('commands/package.ts', args)
}

/**
 * Measures one thing against others, which are installed for this alone.
 * @param {readonly string[]} args the benchmark’s name, the first part of a file in bench/
 */
export async function runBenchmark([name = '', ...args]) {
  const file = join('bench', `${name}.ts`)
  if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, file))) stopWithWords('Usage: npm run bench -- NAME, for one of: case-list, letter, pack, search, start, store, sync.')
  // These measure the built app, beside nothing that has to be installed.
  await (['search', 'start', 'store'].includes(name) ? buildIfStale(root) : installDependencies(join(root, 'bench', 'rivals')))
  return runScript(file, args)
}

/**
 * Runs a TypeScript file of this project.
 * @param {string} file path below the project folder
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runScript(file, args) {
  return (await runChild(process.execPath, [file, ...args], { cwd: root })).code
}

/**
 * The app with hot reload beside a trust server with made-up records. When one ends, so does the other.
 * @param {readonly string[]} args passed on to the app
 */
export async function runForDevelopment(args) {
  forgetBuild(root)
  const runtime = findRuntime()
  const env = { ...process.env, ELECTRON_EXEC_PATH: runtime.electronPath }
  const node = (own) => spawn(process.execPath, own, { cwd: root, env, stdio: 'inherit' })
  const children = [node(['trust-server/main.ts', '--demo']), node([electronVite(root), 'dev', '--', ...runtime.args, ...args])]
  const ends = children.map((child) => new Promise((done) => child.once('close', (code) => done(code ?? 0))))
  const endAll = () => children.forEach((child) => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endAll)
  const code = await Promise.race(ends)
  endAll()
  await Promise.all(ends)
  forgetBuild(root)
  return code
}

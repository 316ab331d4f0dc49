import { spawn } from 'node:child_process'

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeoutMs?: number }} [options]
 *   quiet: keep what it prints instead of showing it; timeoutMs: it is ended after so many milliseconds
 * @returns {Promise<{ ok: boolean, code: number, output: string }>}
 *   output is what it printed when quiet, else empty; code is 127 where the program does not exist,
 *   and 128 plus the signal's number would be where a signal ended it
 */
export function runChild(program, args, { cwd, env, quiet = false, timeoutMs } = {}) {
  return new Promise((done) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    const child = spawn(program, args, { cwd, env, stdio, timeout: timeoutMs })
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    const stopPassing = passSignals(child)
    const end = (code) => {
      stopPassing()
      done({ ok: code === 0, code, output: Buffer.concat(parts).toString('utf8') })
    }
    child.once('error', () => end(127))
    child.once('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** A signal meant for us is passed to the child, so that Ctrl+C or a stopped job leaves no window behind. */
function passSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

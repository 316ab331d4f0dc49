import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Ends a process and everything it started, at once and without a chance to tidy up, as a flat battery would. */
export function endProcessTree(pid: number | undefined): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    run('taskkill', ['/pid', String(pid), '/t', '/f'])
    return
  }
  // The parent first, so that nothing is started again in place of a child that ended.
  for (const each of [pid, ...childrenOf(pid, readParents())]) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // It has ended already.
    }
  }
}

function childrenOf(pid: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const own = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child)
  return own.flatMap((child) => [child, ...childrenOf(child, parents)])
}

/** Every running process with its parent. */
function readParents(): ReadonlyMap<number, number> {
  return existsSync('/proc/self/stat') ? parentsFromProc() : parentsFromPs()
}

function parentsFromProc(): ReadonlyMap<number, number> {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      // The name in brackets may hold anything, also brackets; the parent is the second word after it.
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
      parents.set(Number(name), Number(parent))
    } catch {
      // It ended while we looked.
    }
  }
  return parents
}

function parentsFromPs(): ReadonlyMap<number, number> {
  const lines = run('ps', ['-A', '-o', 'pid=,ppid=']).split('\n')
  return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number)).map(([pid = 0, parent = 0]) => [pid, parent]))
}

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

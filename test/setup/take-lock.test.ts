import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withLock } from '#electron/setup/take-lock.mjs'

const MODULE = resolve(import.meta.dirname, '../../electron/setup/take-lock.mjs')
let names = 0
const aName = (): string => `test ${process.pid} ${(names += 1)}`

describe('taking a lock', () => {
  it('lets one in at a time, and each in the end', async () => {
    const name = aName()
    let inside = 0
    const work = async (): Promise<number> => {
      inside += 1
      expect(inside).toBe(1)
      await new Promise((done) => setTimeout(done, 30))
      inside -= 1
      return 7
    }
    expect(await Promise.all([withLock(name, work), withLock(name, work), withLock(name, work)])).toEqual([7, 7, 7])
  })

  it('is free again when the work fails', async () => {
    const name = aName()
    await expect(withLock(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(withLock(name, () => Promise.resolve('yes'))).resolves.toBe('yes')
  })

  it('lets in who holds a lock of another name', async () => {
    const name = aName()
    await expect(withLock(name, () => withLock(aName(), () => Promise.resolve('inside')))).resolves.toBe('inside')
  })

  it('is held by another process, and taken over when that one is killed', async () => {
    const name = aName()
    const script = `import { withLock } from ${JSON.stringify(MODULE)}; await withLock(${JSON.stringify(name)}, () => { console.log('held'); return new Promise((done) => setTimeout(done, 60000)) })`
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(owner.stdout, 'data')
    let killed = false
    const waiting = withLock(name, () => Promise.resolve(killed))
    await new Promise((done) => setTimeout(done, 300))
    killed = owner.kill('SIGKILL')
    await expect(waiting).resolves.toBe(true)
  })
})

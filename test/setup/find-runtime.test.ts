import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fallbackFolder, findRuntime, hasDisplay } from '#electron/setup/find-runtime.mjs'
import { makeFolder } from '../builders/make-folder.ts'

const USER = { uid: 1000, platform: 'linux' } as const

async function put(folder: string, ...names: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const name of names) await writeFile(join(folder, name), 'electron')
  return folder
}

describe('finding the runtime', () => {
  it('says what to do where there is none', async () => {
    const root = await makeFolder()
    expect(() => findRuntime({ root, env: { XDG_CACHE_HOME: root }, ...USER })).toThrow('Run npm start or npm test once')
  })

  it('takes the named one before the official one, and that before the fallback', async () => {
    const root = await makeFolder()
    const env: NodeJS.ProcessEnv = { XDG_CACHE_HOME: join(root, 'cache') }
    const fallback = await put(fallbackFolder(env), 'electron', '.complete')
    expect(findRuntime({ root, env, ...USER }).electronPath).toBe(join(fallback, 'electron'))
    const official = await put(join(root, 'node_modules/electron/dist'), 'electron')
    await put(join(root, 'node_modules/electron'), 'path.txt')
    expect(findRuntime({ root, env, ...USER }).electronPath).toBe(join(official, 'electron'))
    const named = await put(join(root, 'named'), 'electron')
    expect(findRuntime({ root, env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: named }, ...USER }).electronPath).toBe(join(named, 'electron'))
  })

  it('takes neither a fallback nor an official one that was not unpacked to the end', async () => {
    const root = await makeFolder()
    const env = { XDG_CACHE_HOME: join(root, 'cache') }
    await put(fallbackFolder(env), 'electron')
    await put(join(root, 'node_modules/electron/dist'), 'electron')
    expect(() => findRuntime({ root, env, ...USER })).toThrow('not set up')
  })

  it('keeps the sandbox for everyone but root, and needs no display', async () => {
    const root = await makeFolder()
    const named = await put(join(root, 'named'), 'electron')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: named }
    expect(findRuntime({ root, env: { ...env, DISPLAY: ':0' }, ...USER })).toMatchObject({ args: [], sandboxed: true })
    expect(findRuntime({ root, env, ...USER }).args).toEqual(['--ozone-platform=headless'])
    expect(findRuntime({ root, env, uid: 0, platform: 'linux' })).toMatchObject({ args: ['--no-sandbox', '--ozone-platform=headless'], sandboxed: false })
    expect(findRuntime({ root, env, uid: 501, platform: 'darwin' })).toMatchObject({ args: [], sandboxed: true })
  })

  it('knows both kinds of display', () => {
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })
})

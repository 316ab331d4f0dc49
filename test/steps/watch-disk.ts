import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { relative, sep } from 'node:path'

/** One call of our code that changes what is on the disk. */
export interface DiskCall {
  readonly what: 'open' | 'write' | 'sync' | 'cut' | 'rename' | 'remove' | 'make-folder' | 'unknown'
  /** Under the watched folder, with slashes; of a rename the new name. */
  readonly path: string
  /** Of a write. */
  readonly bytes: Uint8Array
}

export interface Watcher {
  /** Told before a call is done; an error is thrown in its place, and of a write half is done first. */
  readonly before: (call: DiskCall) => Error | null
  readonly after: (call: DiskCall) => void
}

/** The file system itself, as it is when nothing is watched. */
export const disk = { ...fs }

/** What only looks, and closing, which makes nothing last. Whatever is not named here is taken to write. */
const LOOKS = /^(read|stat|lstat|fstat|exists|access|realpath|opendir|close|glob|_|watch|unwatch|toUnixTimestamp|internal|getValidated|openAsBlob)/

const NOTHING = new Uint8Array()
const names = new Map<number, string>()
let watching: { readonly root: string; readonly watcher: Watcher } | null = null

/** Runs something while every change under a folder is told to a watcher, who may refuse it. One at a time. */
export async function watchDisk<T>(root: string, watcher: Watcher, run: () => Promise<T>): Promise<T> {
  if (watching !== null) throw new Error('Broken promise: one disk is watched at a time')
  watching = { root, watcher }
  try {
    return await run()
  } finally {
    watching = null
  }
}

interface Doing<T> {
  readonly what: DiskCall['what']
  readonly path: string
  readonly bytes?: Uint8Array
  readonly act: () => T
  /** What a refused write has written when it is refused. */
  readonly half?: () => void
}

function meet<T>({ what, path, bytes = NOTHING, act, half }: Doing<T>): T {
  const now = watching
  if (now === null || !isUnder(now.root, path)) return act()
  const call = { what, path: relative(now.root, path).split(sep).join('/'), bytes }
  const refused = quietly(() => now.watcher.before(call))
  if (refused !== null) {
    half?.()
    throw refused
  }
  const given = act()
  quietly(() => now.watcher.after(call))
  return given
}

/** What the watcher itself does is not watched. */
function quietly<T>(look: () => T): T {
  const now = watching
  watching = null
  try {
    return look()
  } finally {
    watching = now
  }
}

function isUnder(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep)
}

const known = {
  openSync: (path: string, flags: string, mode?: number) => {
    const open = () => {
      const file = disk.openSync(path, flags, mode)
      names.set(file, path)
      return file
    }
    const changes = flags.includes('w') || (flags.includes('a') && !disk.existsSync(path))
    return changes ? meet({ what: 'open', path, act: open }) : open()
  },
  closeSync: (file: number) => {
    names.delete(file)
    disk.closeSync(file)
  },
  writeSync: (file: number, from: Uint8Array, offset: number, length: number, position: number | null) => {
    const write = (bytes: number) => disk.writeSync(file, from, offset, bytes, position)
    const bytes = from.subarray(offset, offset + length)
    return meet({ what: 'write', path: names.get(file) ?? '', bytes, act: () => write(length), half: () => write(length >> 1) })
  },
  fdatasyncSync: (file: number) => meet({ what: 'sync', path: names.get(file) ?? '', act: () => disk.fdatasyncSync(file) }),
  fsyncSync: (file: number) => meet({ what: 'sync', path: names.get(file) ?? '', act: () => disk.fsyncSync(file) }),
  ftruncateSync: (file: number, size: number) => {
    const cut = () => disk.ftruncateSync(file, size)
    return disk.fstatSync(file).size === size ? cut() : meet({ what: 'cut', path: names.get(file) ?? '', act: cut })
  },
  renameSync: (from: string, to: string) => meet({ what: 'rename', path: to, act: () => disk.renameSync(from, to) }),
  rmSync: (path: string, options?: fs.RmOptions) => {
    const remove = () => disk.rmSync(path, options)
    return disk.existsSync(path) ? meet({ what: 'remove', path, act: remove }) : remove()
  },
  mkdirSync: (path: string, options?: fs.MakeDirectoryOptions) => {
    const make = () => disk.mkdirSync(path, options)
    return disk.existsSync(path) ? make() : meet({ what: 'make-folder', path, act: make })
  },
}

/** A way to write that is not one of these is told too: nothing changes the disk unseen. */
function tellingUnknown(call: (...args: unknown[]) => unknown) {
  return (...args: unknown[]) => {
    const [first] = args
    const path = typeof first === 'number' ? names.get(first) : first
    return meet({ what: 'unknown', path: typeof path === 'string' ? path : '', act: () => call(...args) })
  }
}

type Functions = Record<string, unknown>

function watchAll(from: Functions): void {
  for (const [name, call] of Object.entries(from)) {
    if (typeof call !== 'function' || /^[A-Z]/.test(name) || LOOKS.test(name)) continue
    from[name] = tellingUnknown(call as (...args: unknown[]) => unknown)
  }
}

watchAll(fs.promises as unknown as Functions)
watchAll(fs as unknown as Functions)
Object.assign(fs, known)
syncBuiltinESMExports()

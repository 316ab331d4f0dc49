import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { disk, type DiskCall } from './watch-disk.ts'

/** What stands under a folder: the bytes of each file, null for a folder; by path with slashes. */
export type Tree = ReadonlyMap<string, Uint8Array | null>

export function readTree(root: string): Tree {
  return walk(root, (path) => disk.readFileSync(path))
}

export function writeTree(root: string, tree: Tree): void {
  disk.mkdirSync(root, { recursive: true })
  for (const [path, bytes] of tree) {
    if (bytes === null) disk.mkdirSync(join(root, path), { recursive: true })
    else disk.writeFileSync(join(root, path), bytes)
  }
}

/** As a killed process leaves it in the middle of a write: half of the bytes are behind what stands there. */
export function withHalf(tree: Tree, { path, bytes }: DiskCall): Tree {
  return new Map(tree).set(path, Buffer.concat([tree.get(path) ?? new Uint8Array(), bytes.subarray(0, bytes.length >> 1)]))
}

/** Of everything that is kept twice the second copy is all that is left. */
export function secondCopies(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !/\/journal\/|\/(keys|vault\.json)$/.test(path)))
}

interface Entry {
  readonly inode: number
  readonly isFolder: boolean
}

/** What of a folder is sure to outlive a power cut: the bytes and the names that were waited for, and no others. */
export class SureDisk {
  readonly #root: string
  readonly #bytes = new Map<number, Uint8Array>()
  readonly #entries = new Map<number, ReadonlyMap<string, Entry>>()

  /** All that is there now is taken to be sure. */
  constructor(root: string) {
    this.#root = root
    for (const path of ['', ...readTree(root).keys()]) this.#wait(join(root, path))
  }

  note({ what, path }: DiskCall): void {
    const whole = join(this.#root, path)
    if (what === 'sync') return this.#wait(whole)
    // An inode's number may have been another's before.
    if (what === 'open') this.#bytes.delete(disk.statSync(whole).ino)
    if (what === 'make-folder') this.#entries.delete(disk.statSync(whole).ino)
  }

  /** Nothing is there but what was waited for. */
  tree(): Tree {
    const tree = new Map<string, Uint8Array | null>()
    const add = (folder: string, inode: number) => {
      for (const [name, entry] of this.#entries.get(inode) ?? []) {
        const path = folder === '' ? name : `${folder}/${name}`
        tree.set(path, entry.isFolder ? null : this.#bytesOf(entry.inode))
        if (entry.isFolder) add(path, entry.inode)
      }
    }
    add('', disk.statSync(this.#root).ino)
    return tree
  }

  /** Every name is there, and of the bytes only what was waited for: the system may write names first. */
  namesAhead(): Tree {
    return walk(this.#root, (path) => this.#bytesOf(disk.statSync(path).ino))
  }

  #bytesOf(inode: number): Uint8Array {
    return this.#bytes.get(inode) ?? new Uint8Array()
  }

  #wait(path: string): void {
    if (!disk.existsSync(path)) return
    const at = disk.statSync(path)
    if (!at.isDirectory()) return void this.#bytes.set(at.ino, disk.readFileSync(path))
    const entries = disk.readdirSync(path, { withFileTypes: true }).map((entry) => {
      const { ino } = disk.statSync(join(path, entry.name))
      return [entry.name, { inode: ino, isFolder: entry.isDirectory() }] as const
    })
    this.#entries.set(at.ino, new Map(entries))
  }
}

function walk(root: string, read: (path: string) => Uint8Array): Tree {
  const paths = disk.readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(root.length + 1), entry.isDirectory() ? null : read(path)] as const
  })
  return new Map(paths.sort(([one], [two]) => (one < two ? -1 : 1)))
}

/** The same for the same paths and bytes. */
export function nameOf(tree: Tree): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of tree) hash.update(`${path}\n${bytes?.length ?? 'folder'}\n`).update(bytes ?? '')
  return hash.digest('hex')
}

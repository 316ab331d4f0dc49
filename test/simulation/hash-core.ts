import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const FOLDERS = ['src/sync', 'src/domain/journal']

/** sha256 (hex) of the source that the simulator judges: names and contents, so that figures name what they were measured on. */
export function hashCore(): string {
  const hash = createHash('sha256')
  for (const folder of FOLDERS) {
    const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'))
    for (const name of names.toSorted()) hash.update(`${folder}/${name}\n`).update(readFileSync(join(root, folder, name)))
  }
  return hash.digest('hex')
}

import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { SignedText } from '../../test/builders/a-laptop-vault.ts'
import { loadRival } from '../load-rival.ts'
import { startServer } from './start-server.ts'

/** PouchDB on a laptop, and an express-pouchdb server in a process of its own, both over LevelDB on the disk. */
export interface Pouch {
  /** Puts acts into the laptop's database as the resources we send. */
  readonly save: (acts: readonly SignedText[]) => Promise<void>
  /** Puts a file into another one, as the attachment of a document. */
  readonly saveFile: (bytes: Buffer) => Promise<void>
  readonly acts: Replica
  readonly files: Replica
  /** The most memory the server has held so far, MB. */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

/** A database of the laptop and of the server. */
interface Replica {
  /** Replicates what is new to the server. */
  readonly push: () => Promise<void>
  /** Replicates everything into a new database of another laptop; gives how many documents came. */
  readonly pull: () => Promise<number>
}

interface Replicated {
  readonly docs_written: number
  readonly doc_write_failures: number
}

interface Database {
  readonly bulkDocs: (documents: readonly object[]) => Promise<readonly { readonly ok?: boolean }[]>
  readonly replicate: { readonly to: (url: string) => Promise<Replicated>; readonly from: (url: string) => Promise<Replicated> }
  readonly close: () => Promise<void>
}

export async function startPouch(): Promise<Pouch> {
  // The rivals are no dependencies of ours: their types are not here to be checked.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const PouchDB = loadRival('pouchdb') as new (path: string) => Database
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  mkdirSync(join(folder, 'server'))
  const server = await startServer('pouch-server.ts', { POUCH_FOLDER: join(folder, 'server') })
  const [acts, files] = [new PouchDB(join(folder, 'acts')), new PouchDB(join(folder, 'files'))]
  let others = 0
  const replica = (database: Database, remote: string): Replica => ({
    push: async () => void written(await database.replicate.to(remote)),
    pull: async () => {
      const other = new PouchDB(join(folder, `other-${(others += 1)}`))
      const count = written(await other.replicate.from(remote))
      await other.close()
      return count
    },
  })
  const keep = async (database: Database, documents: readonly object[]): Promise<void> => {
    const kept = await database.bulkDocs(documents)
    if (!kept.every(({ ok }) => ok)) throw new Error('PouchDB refused a document.')
  }
  return {
    save: (signed) => keep(acts, signed.map((act) => ({ _id: act.id, ...actToResource(act) }))),
    saveFile: (bytes) => keep(files, [{ _id: randomUUID(), _attachments: { file: { content_type: 'application/pdf', data: bytes } } }]),
    acts: replica(acts, `${server.url}/acts`),
    files: replica(files, `${server.url}/files`),
    memory: server.memory,
    stop: async () => {
      await acts.close()
      await files.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function written({ docs_written: count, doc_write_failures: failures }: Replicated): number {
  if (failures > 0) throw new Error('PouchDB could not replicate a document.')
  return count
}

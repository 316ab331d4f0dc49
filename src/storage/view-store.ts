import { ViewDamagedError } from './seal.ts'
import { ViewDatabase, type SealedRow, type SealedShard, type ViewMark } from './view-database.ts'

/** Where the sealed view stands. Whatever it cannot do is a ViewDamagedError: the view is then built again from the journal. */
export interface ViewStore {
  mark(): Promise<ViewMark | undefined>
  row(key: string): Promise<SealedRow | undefined>
  rowKeys(): Promise<readonly string[]>
  shards(): Promise<readonly SealedShard[]>
  /** All or nothing. @param gone keys of rows that go */
  putRows(rows: readonly SealedRow[], gone: readonly string[], mark: ViewMark): Promise<void>
  putShards(shards: readonly SealedShard[], mark: ViewMark): Promise<void>
  /** Throws away all that is there. */
  clear(): Promise<void>
  close(): void
  /** It goes with the window. */
  readonly isInMemory: boolean
}

/** In IndexedDB, from one session to the next. */
export function storeInDatabase(name: string): ViewStore {
  let database = new ViewDatabase(name)
  return {
    isInMemory: false,
    mark: () => done(() => database.marks.get('mark')),
    row: (key) => done(() => database.rows.get(key)),
    rowKeys: () => done(() => database.rows.toCollection().primaryKeys()),
    shards: () => done(() => database.shards.toArray()),
    putRows: (rows, gone, mark) =>
      done(() => database.transaction('rw', database.rows, database.marks, async () => {
        await database.rows.bulkPut(rows)
        await database.rows.bulkDelete([...gone])
        await database.marks.put(mark)
      })),
    putShards: (shards, mark) =>
      done(() => database.transaction('rw', database.shards, database.marks, async () => {
        await database.shards.bulkPut(shards)
        await database.marks.put(mark)
      })),
    clear: () =>
      done(async () => {
        database.close()
        await database.delete()
        database = new ViewDatabase(name)
      }),
    close: () => database.close(),
  }
}

/** In memory, for a window whose IndexedDB cannot be opened or written: everything is there, and is built again the next time. */
export function storeInMemory(): ViewStore {
  const rows = new Map<string, SealedRow>()
  const shards = new Map<number, SealedShard>()
  let mark: ViewMark | undefined
  return {
    isInMemory: true,
    mark: async () => mark,
    row: async (key) => rows.get(key),
    rowKeys: async () => [...rows.keys()],
    shards: async () => [...shards.values()],
    putRows: async (put, gone, newMark) => {
      for (const row of put) rows.set(row.key, row)
      for (const key of gone) rows.delete(key)
      mark = newMark
    },
    putShards: async (put, newMark) => {
      for (const shard of put) shards.set(shard.shard, shard)
      mark = newMark
    },
    clear: async () => {
      rows.clear()
      shards.clear()
      mark = undefined
    },
    close: () => rows.clear(),
  }
}

async function done<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new ViewDamagedError({ cause })
  }
}

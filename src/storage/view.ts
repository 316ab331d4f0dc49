import type { JournalEntry, JournalPage } from '#domain/journal/journal-page.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { summarise, type Summary } from '#domain/rules-across/summaries.ts'
import { emptyRow, OpenRows, readRowText, rowText, type OpenRow, type RecordActs } from './open-rows.ts'
import { seal, unseal, ViewDamagedError } from './seal.ts'
import { shardOf, SHARDS, VIEW_VERSION, type ViewMark } from './view-database.ts'
import { storeInDatabase, storeInMemory, type ViewStore } from './view-store.ts'

export interface ViewPorts {
  readonly databaseName: string
  readonly key: CryptoKey
  readonly readJournal: (after: number, hash: string, limit: number) => Promise<JournalPage>
  /** The whole list after opening or rebuilding, then only what changed. */
  readonly tell: (news: ViewNews) => void
}

export interface ViewNews {
  readonly whole: boolean
  readonly summaries: readonly Summary[]
  /** Records (`kind/id`) that are erased. */
  readonly gone: readonly string[]
  /** Frames read so far: a screen that waits for its own act compares with this. */
  readonly frame: number
  /** Acts whose shape this version cannot read at all: kept whole in the journal. */
  readonly unreadable: number
}

const PAGE = 1000
/** More rows than this are not summarised again one by one at an opening: the list is sealed at once. */
const MOST_UNLISTED = 200
const nothingRead: ViewMark = { id: 'mark', version: VIEW_VERSION, frame: 0, hash: '', unlisted: null, unreadable: 0 }

/**
 * Folds the journal into sealed rows and a sealed list, from the frame it reached last time. Missing, damaged or
 * old, it is deleted and built again: it holds nothing the journal does not. Where even that cannot be, it is built in
 * memory (K42): nobody goes without their lists because of a file that only spares building them.
 */
export class View {
  readonly #ports: ViewPorts
  #store: ViewStore
  /** What was deleted once and fails again is given up for this session. */
  #hasFailed = false
  #list = new Map<string, Summary>()
  #mark: ViewMark = nothingRead
  /** Rows as they were told last. */
  readonly #open = new OpenRows()
  /** Records changed since the list was told. What one catch-up could not finish, the next one does. */
  readonly #untold = new Set<string>()

  constructor(ports: ViewPorts) {
    this.#ports = ports
    this.#store = storeInDatabase(ports.databaseName)
  }

  /** Opens what is there, or starts from nothing; then catches up. */
  async open(): Promise<void> {
    await this.#orAnew(() => this.#openMark())
    this.#tellWhole()
    await this.catchUp()
  }

  /** Reads every frame it has not read. Safe to call at any time, one call at a time. */
  async catchUp(): Promise<void> {
    await this.#orAnew(() => this.#catchUp())
  }

  async #catchUp(): Promise<void> {
    let isTold = false
    for (let more = true; more; ) {
      const page = await this.#ports.readJournal(this.#mark.frame, this.#mark.hash, PAGE)
      if (page.kind === 'locked') return
      if (page.kind === 'start-again') {
        await this.#startAgain()
        this.#tellWhole()
        continue
      }
      if (page.next === this.#mark.frame) break
      await this.#takeIn(page)
      isTold = !page.more
      more = page.more
    }
    if (!isTold) this.#tellChanges(this.#mark)
    if (this.#mark.unlisted === null) await this.#writeList()
  }

  #tellChanges({ frame, unreadable }: ViewMark): void {
    const [changed, gone] = [[...this.#untold].flatMap((key) => this.#list.get(key) ?? []), [...this.#untold].filter((key) => !this.#list.has(key))]
    this.#ports.tell({ whole: false, summaries: changed, gone, frame, unreadable })
    this.#untold.clear()
  }

  /**
   * Seals the parts of the list that are not as the rows are. Nobody waits for it: what a kill left undone is made again from the few
   * rows that changed.
   */
  async keepList(): Promise<void> {
    if (this.#mark.unlisted?.length !== 0) await this.#orAnew(() => (this.#mark.frame === 0 ? this.#catchUp() : this.#writeList()))
  }

  /** A record's acts; empty when there are none. A damaged row is rebuilt from the journal first. */
  async readRecord(about: RecordRef): Promise<RecordActs> {
    return this.#orAnew(async () => {
      if (this.#mark.frame === 0) await this.#catchUp()
      return recordActs((await this.#readRow(recordKey(about))) ?? emptyRow(about))
    })
  }

  /** The same at once, where the record was read or changed a short while ago; null where it was not. */
  recentRecord(about: RecordRef): RecordActs | null {
    const row = this.#open.get(recordKey(about))
    return row === undefined ? null : recordActs(row)
  }

  close(): void {
    this.#store.close()
    this.#list.clear()
    this.#open.clear()
  }

  async #openMark(): Promise<void> {
    const mark = await this.#store.mark()
    if (mark === undefined) return
    if (mark.version !== VIEW_VERSION) throw new ViewDamagedError()
    this.#list = mark.unlisted === null ? new Map() : await this.#readList()
    for (const key of mark.unlisted ?? (await this.#store.rowKeys())) {
      const row = await this.#readRow(key)
      if (row === null) this.#list.delete(key)
      else this.#list.set(key, summaryOf(row))
    }
    this.#mark = mark
  }

  async #readList(): Promise<Map<string, Summary>> {
    const shards = await this.#store.shards()
    const texts = await Promise.all(shards.map(({ shard, sealed }) => unseal(this.#ports.key, `shard/${shard}`, sealed)))
    return new Map(texts.flatMap((text) => JSON.parse(text) as [string, Summary][]))
  }

  /** What fails because of what is kept is done again on nothing. */
  async #orAnew<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof ViewDamagedError) || this.#store.isInMemory) throw error
        await this.#startAgain(this.#hasFailed)
        this.#hasFailed = true
      }
    }
  }

  async #startAgain(inMemory = false): Promise<void> {
    try {
      await this.#store.clear()
      if (inMemory) this.#goOnInMemory()
    } catch {
      this.#goOnInMemory()
    }
    this.#list.clear()
    this.#open.clear()
    this.#untold.clear()
    this.#mark = nothingRead
  }

  #goOnInMemory(): void {
    this.#store.close()
    this.#store = storeInMemory()
  }

  /** One page of the journal. Its last one is told before it is kept: rows and mark in one transaction, sealed before it opens. */
  async #takeIn(page: Extract<JournalPage, { kind: 'page' }>): Promise<void> {
    const { rows, erased, unreadable } = await this.#rowsAfter(JSON.parse(page.entries) as JournalEntry[])
    const mark = {
      ...this.#mark, frame: page.next, hash: page.hash, unreadable: this.#mark.unreadable + unreadable,
      unlisted: unlistedAfter(this.#mark.unlisted, [...rows.keys(), ...erased]),
    }
    for (const key of erased) {
      this.#untold.add(key)
      this.#list.delete(key)
      this.#open.letGo(key)
    }
    for (const [key, row] of rows) {
      this.#untold.add(key)
      this.#list.set(key, summaryOf(row))
      this.#open.hold(key, row)
    }
    if (!page.more) this.#tellChanges(mark)
    await this.#keep(rows, erased, mark)
  }

  async #keep(rows: ReadonlyMap<string, OpenRow>, erased: ReadonlySet<string>, mark: ViewMark): Promise<void> {
    try {
      const sealed = await Promise.all([...rows].map(async ([key, row]) => ({ key, sealed: await seal(this.#ports.key, `row/${key}`, rowText(row)) })))
      await this.#store.putRows(sealed, [...erased], mark)
      this.#mark = mark
    } catch (error) {
      // The page will be read once more, over what is kept.
      this.#open.clear()
      throw error
    }
  }

  async #rowsAfter(
    entries: readonly JournalEntry[],
  ): Promise<{ readonly rows: Map<string, OpenRow>; readonly erased: ReadonlySet<string>; readonly unreadable: number }> {
    const rows = new Map<string, OpenRow>()
    const erased = new Set<string>()
    let unreadable = 0
    const rowOf = async (about: RecordRef): Promise<OpenRow> =>
      rows.get(recordKey(about)) ?? (await this.#readRow(recordKey(about))) ?? emptyRow(about)
    for (const entry of entries) {
      if (entry.kind === 'act') {
        const act = actFromCanonical(entry.text, entry.sig)
        if (act === null) {
          unreadable += 1
          continue
        }
        const row = await rowOf(act.about)
        rows.set(recordKey(act.about), { ...row, acts: [...row.acts, act], texts: [...row.texts, [entry.text, entry.sig]] })
      } else if (entry.kind === 'receipt') {
        const row = await rowOf(entry.about)
        const { [entry.act]: answered, ...refused } = row.refused
        if (answered !== undefined) rows.set(recordKey(entry.about), { ...row, refused })
      } else if (entry.kind === 'refusal') {
        const row = await rowOf(entry.about)
        rows.set(recordKey(entry.about), { ...row, refused: { ...row.refused, [entry.act]: entry.words } })
      } else {
        for (const key of entry.records.map(recordKey)) {
          erased.add(key)
          rows.delete(key)
        }
      }
    }
    return { rows, erased, unreadable }
  }

  async #writeList(): Promise<void> {
    const { unlisted } = this.#mark
    const parts = new Map<number, [string, Summary][]>(unlisted === null ? Array.from({ length: SHARDS }, (_, shard) => [shard, []]) : unlisted.map((key) => [shardOf(key), []]))
    for (const entry of this.#list) parts.get(shardOf(entry[0]))?.push(entry)
    const sealed = await Promise.all([...parts].map(async ([shard, entries]) => ({ shard, sealed: await seal(this.#ports.key, `shard/${shard}`, JSON.stringify(entries)) })))
    const mark = { ...this.#mark, unlisted: [] }
    await this.#store.putShards(sealed, mark)
    this.#mark = mark
  }

  async #readRow(key: string): Promise<OpenRow | null> {
    const open = this.#open.get(key)
    if (open !== undefined) return open
    const sealed = await this.#store.row(key)
    if (sealed === undefined) return null
    const row = readRowText(await unseal(this.#ports.key, `row/${key}`, sealed.sealed))
    this.#open.hold(key, row)
    return row
  }

  #tellWhole(): void {
    const { frame, unreadable } = this.#mark
    this.#ports.tell({ whole: true, summaries: [...this.#list.values()], gone: [], frame, unreadable })
  }
}

function unlistedAfter(unlisted: readonly string[] | null, changed: readonly string[]): readonly string[] | null {
  if (unlisted === null) return null
  const all = new Set([...unlisted, ...changed])
  return all.size > MOST_UNLISTED ? null : [...all]
}

function recordActs({ about, acts, refused }: OpenRow): RecordActs {
  return { about, acts, refused }
}

function summaryOf({ about, acts, refused }: OpenRow): Summary {
  return summarise(foldRecord(about, acts, new Set(Object.keys(refused))))
}

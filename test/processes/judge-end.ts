import type { SavingState } from '#bridge/saving-state.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Json } from '#domain/basics/json.ts'
import type { Act, RecordRef } from '#domain/journal/act.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import type { Laptop } from './laptop.ts'
import type { ServerRecords } from './server-records.ts'

export interface Verdict {
  /** What was promised and is not so. */
  readonly broken: readonly string[]
  readonly acts: number
  readonly files: number
  /** Units with two versions to settle: people could not see each other. */
  readonly unsettled: number
}

/** Whether every laptop says that all is sent and the same. */
export function isSettled({ acts, blobsWaiting, connection, sending, compared }: SavingState, total: number): boolean {
  return acts.waiting === 0 && blobsWaiting === 0 && connection.kind === 'connected' && !sending && compared?.same === true && compared.here === total
}

/** Holds the laptops against the server and against each other, once all have come to rest. */
export async function judgeEnd(laptops: readonly Laptop[], server: ServerRecords, records: readonly RecordRef[]): Promise<Verdict> {
  const broken: string[] = []
  const onServer = await server.readActs()
  const texts = new Map(onServer.map(({ id, text }) => [id, text]))
  if (texts.size !== onServer.length) broken.push(`the server keeps ${onServer.length - texts.size} acts twice`)
  const saved = laptops.flatMap((laptop) => [...laptop.saved])
  const lost = saved.filter((id) => !texts.has(id)).length
  if (lost > 0) broken.push(`${lost} acknowledged acts are not on the server`)
  const files = new Set(laptops.flatMap((laptop) => [...laptop.files]))
  for (const hash of files) if (bytesHash((await server.readFile(hash)) ?? new Uint8Array()) !== hash) broken.push('a file on the server is not the one that was saved')
  const folds: string[] = []
  for (const [number, laptop] of laptops.entries()) {
    await laptop.reader.catchUp(laptop.keeper())
    const words = await judgeLaptop(laptop, texts, files)
    broken.push(...words.map((each) => `laptop ${number} ${each}`))
    folds.push(canonicalJson(records.map((about) => foldOf(about, laptop.reader.acts.get(`${about.kind}/${about.id}`) ?? []))))
  }
  if (new Set(folds).size !== 1) broken.push('the laptops do not read the same records')
  const unsettled = (folds[0]?.match(/"unsettled"/g) ?? []).length
  return { broken, acts: texts.size, files: files.size, unsettled }
}

async function judgeLaptop(laptop: Laptop, texts: ReadonlyMap<string, string>, files: ReadonlySet<string>): Promise<readonly string[]> {
  const broken: string[] = []
  const held = laptop.reader.texts
  const lacking = [...texts].filter(([id, text]) => held.get(id) !== text).length
  if (lacking > 0) broken.push(`lacks ${lacking} acts of the server`)
  if (held.size !== texts.size) broken.push(`holds ${held.size} acts, the server ${texts.size}`)
  const saving = await laptop.keeper().ask('readSaving', {})
  if (saving.alarms > 0 || saving.damage.length > 0 || saving.acts.refused > 0) broken.push(`says: ${JSON.stringify([saving.alarms, saving.damage.length, saving.acts])}`)
  const closed = await countClosedFiles(laptop, files)
  return closed === 0 ? broken : [...broken, `cannot open ${closed} files`]
}

/** How many of these files a laptop cannot open as what they were. */
export async function countClosedFiles(laptop: Laptop, files: ReadonlySet<string>): Promise<number> {
  let closed = 0
  for (const plainHash of files) {
    const blob = await laptop.keeper().ask('readBlob', { plainHash, about: { kind: 'case', id: 'c' } })
    if (!blob.ok || bytesHash(blob.value.bytes) !== plainHash) closed += 1
  }
  return closed
}

function foldOf(about: RecordRef, acts: readonly Act[]): Json {
  const { units, heads, missing } = foldRecord(about, acts)
  const said = [...units].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([unit, state]): Json => {
    if (state.kind === 'settled') return { unit, kind: state.kind, value: state.value, act: state.act.id }
    const versions = state.versions.map(({ act, value }): Json => ({ act: act.id, value })).toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
    return { unit, kind: state.kind, versions }
  })
  return { about: `${about.kind}/${about.id}`, said, heads: heads.toSorted(), missing: missing.toSorted() }
}

import type { Act, ActId, RecordRef } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'

/** A record's acts as the view keeps them. `refused` holds the server's words for each refused act. */
export interface RecordActs {
  readonly about: RecordRef
  readonly acts: readonly Act[]
  readonly refused: Readonly<Record<ActId, string>>
}

/** The same with the canonical text and signature of each act, which is what is kept. */
export interface OpenRow extends RecordActs {
  readonly texts: readonly SignedText[]
}

type SignedText = readonly [text: string, sig: string]

interface StoredRow {
  readonly about: RecordRef
  readonly acts: readonly SignedText[]
  readonly refused: Readonly<Record<ActId, string>>
}

export function emptyRow(about: RecordRef): OpenRow {
  return { about, acts: [], refused: {}, texts: [] }
}

/** A row as it is sealed. */
export function rowText({ about, texts, refused }: OpenRow): string {
  return JSON.stringify({ about, acts: texts, refused } satisfies StoredRow)
}

/** Reads what `rowText` wrote. */
export function readRowText(text: string): OpenRow {
  const { about, acts, refused } = JSON.parse(text) as StoredRow
  return { about, acts: acts.flatMap(([act, sig]) => actFromCanonical(act, sig) ?? []), refused, texts: acts }
}

/** So many rows, those read or changed last, are held open: whoever looks at a case and acts on it does not wait for the disk. */
const MOST_OPEN = 50

/** Rows by key, the latest at the end; the oldest makes room. */
export class OpenRows {
  readonly #rows = new Map<string, OpenRow>()

  get(key: string): OpenRow | undefined {
    return this.#rows.get(key)
  }

  hold(key: string, row: OpenRow): void {
    this.#rows.delete(key)
    this.#rows.set(key, row)
    const [oldest] = this.#rows.keys()
    if (this.#rows.size > MOST_OPEN && oldest !== undefined) this.#rows.delete(oldest)
  }

  letGo(key: string): void {
    this.#rows.delete(key)
  }

  clear(): void {
    this.#rows.clear()
  }
}

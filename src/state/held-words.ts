import { heldWordsSchema, type Draft, type HeldDraft } from '#bridge/bridge.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { importViewKey, seal, unseal } from '#storage/seal.ts'

/** What a person typed, as the keeper is asked to keep it. */
export type TypedWords = Omit<Draft, 'keptAt'>

/** Bound into each text that is held: it can pass for no row of the view. */
const PLACE = 'held words'

/** Whose words are held, what seals them, and what else may have; null while locked. */
let holder: { readonly vault: string; readonly key: CryptoKey; readonly opening: readonly CryptoKey[] } | null = null
/** The words last handed over of each draft that is on no disk yet. */
const latest = new Map<string, HeldDraft>()
/** One after the other: what main holds last is what was typed last. */
let last: Promise<void> = Promise.resolve()

export function draftId(about: RecordRef, key: string): string {
  return `${recordKey(about)}#${key}`
}

/** Begins for who works here now. `key`, 32 bytes, seals; it and `others` open what was held before. All are copied. */
export async function beginHolding(vault: string, key: Uint8Array, ...others: readonly Uint8Array[]): Promise<void> {
  latest.clear()
  const opening = await Promise.all([key, ...others].map((each) => importViewKey(new Uint8Array(each))))
  holder = { vault, key: opening[0]!, opening }
}

export function endHolding(): void {
  latest.clear()
  holder = null
}

/** Has main hold words, sealed, until `releaseWords`: whatever becomes of the disk, the keeper or this window meanwhile. `now` is ISO. */
export function holdWords(words: TypedWords, now: string): Promise<void> {
  const id = draftId(words.about, words.key)
  if (areNewest(words)) return last
  const held = { words, since: latest.get(id)?.since ?? now }
  latest.set(id, held)
  return inOrder(async ({ vault, key }) => {
    await window.consilium.ask('holdWords', { vault, id, sealed: await seal(key, PLACE, JSON.stringify(held)) })
  })
}

/** No newer words of the draft were handed over, and it was neither kept nor given up meanwhile. */
export function areNewest(words: TypedWords): boolean {
  return latest.get(draftId(words.about, words.key))?.words === words
}

/** They are on the disk, or given up: held no more, unless others were handed over since. */
export function releaseWords(words: TypedWords): Promise<void> {
  return areNewest(words) ? forgetWords(words) : Promise.resolve()
}

/** Nothing of a draft is held any more, whatever was handed over. */
export function forgetWords({ about, key }: Pick<TypedWords, 'about' | 'key'>): Promise<void> {
  const id = draftId(about, key)
  if (!latest.delete(id)) return Promise.resolve()
  return inOrder(async ({ vault }) => {
    await window.consilium.ask('holdWords', { vault, id, sealed: null })
  })
}

/** The words that are on no disk, each as it was last handed over. */
export function heldNow(): readonly TypedWords[] {
  return [...latest.values()].map(({ words }) => words)
}

/** Since when the first of them is on no disk, ISO; null where all are on one. */
export function heldSince(): string | null {
  return [...latest.values()].map(({ since }) => since).sort()[0] ?? null
}

/** What main holds from before a lock. A text that cannot be opened or read stays held: closing goes on asking about it, and nobody is shut out by it. */
export async function readHeldWords(): Promise<readonly TypedWords[]> {
  if (holder === null) return []
  const { vault, opening } = holder
  const held: HeldDraft[] = []
  for (const sealed of await window.consilium.ask('readHeld', { vault })) {
    const text = await unsealWith(opening, sealed)
    const read = text === null ? null : heldWordsSchema.safeParse(JSON.parse(text))
    if (read?.success === true) held.push(read.data)
  }
  for (const one of held) latest.set(draftId(one.words.about, one.words.key), one)
  return heldNow()
}

async function unsealWith(keys: readonly CryptoKey[], sealed: Uint8Array): Promise<string | null> {
  for (const key of keys) {
    const text = await unseal(key, PLACE, sealed).catch(() => null)
    if (text !== null) return text
  }
  return null
}

function inOrder(step: (who: NonNullable<typeof holder>) => Promise<void>): Promise<void> {
  const who = holder
  if (who === null) return Promise.resolve()
  // Whether main holds them or not, the disk is asked, and its answer is the one that counts.
  last = last.then(() => step(who)).catch(() => undefined)
  return last
}

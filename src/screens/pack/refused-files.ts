import type { Refusal } from '#domain/basics/answer.ts'
import type { FoundEnclosure } from '#state/found-enclosure.ts'

/** What a packing says of an enclosure that could not be added; its place is from 1. */
interface NotAdded {
  readonly place: number
  readonly refusal: Refusal
}

/** The list with what a packing refused marked on it, each with why; the same list for any other refusal. */
export function withRefusals<F extends { readonly found: FoundEnclosure }>(files: readonly F[], refusal: Refusal): readonly F[] {
  return files.map((one, index) => {
    const no = notAdded(refusal).find(({ place }) => place === index + 1)
    return no === undefined ? one : { ...one, found: { title: one.found.title, fileName: one.found.fileName, key: null, refusal: no.refusal } }
  })
}

/** The refusal with the title of each enclosure it names, for its words. */
export function withTitles(refusal: Refusal, files: readonly { readonly title: string }[]): Refusal {
  const named = notAdded(refusal).map((no) => ({ ...no, title: files[no.place - 1]?.title ?? '' }))
  return named.length === 0 ? refusal : { ...refusal, enclosures: named }
}

function notAdded({ kind, enclosures }: Refusal): readonly NotAdded[] {
  return kind === 'enclosures-not-added' && Array.isArray(enclosures) ? (enclosures as readonly NotAdded[]) : []
}

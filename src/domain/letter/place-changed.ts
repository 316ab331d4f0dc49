import type { DrawnPaper } from './drawn-paper.ts'

/** A place on a page: which one, from 0, and the baseline of the line there, in points from its top. */
export interface PlaceOnPage {
  readonly page: number
  readonly y: number
}

/**
 * Where a paper says something else than an earlier drawing of it: its first word that is new, or after words that went the
 * one that stands there now. Null when it says the same, also where its lines and pages fall otherwise.
 */
export function placeChanged(before: DrawnPaper, now: DrawnPaper): PlaceOnPage | null {
  const old = shapesRead(before)
  let last: PlaceOnPage | null = null
  for (const { shape, place } of shapesRead(now)) {
    if (old.next().value?.shape !== shape) return place
    last = place
  }
  return old.next().done === true ? null : last
}

function* shapesRead(paper: DrawnPaper): Generator<{ readonly shape: string; readonly place: PlaceOnPage }, undefined> {
  for (const [page, { glyphs }] of paper.pages.entries())
    for (let at = 0; at < glyphs.length; at += 4) yield { shape: paper.shapes[glyphs[at]!]!.name, place: { page, y: glyphs[at + 2]! } }
}

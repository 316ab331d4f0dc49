import { useEffect, useState } from 'react'
import type { Answer, Refusal } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { mayReadTrail } from '#domain/journal/role-table.ts'
import type { TrailEntry, TrailFilter } from '#domain/journal/trail.ts'
import { useApp } from './app-store.ts'

/** Frames asked for at once: each page waits its turn behind what is being saved. */
const PAGE = 2000

export type TrailRead = { readonly kind: 'reading' } | { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'read'; readonly entries: readonly TrailEntry[] }

/** Who did and saw what, newest first, as it was when the screen opened. */
export function useTrail(): TrailRead {
  const [read, setRead] = useState<TrailRead>({ kind: 'reading' })
  useEffect(() => {
    let current = true
    void readAll(() => current).then((answer) => current && setRead(answer))
    return () => {
      current = false
    }
  }, [])
  return read
}

async function readAll(goesOn: () => boolean): Promise<TrailRead> {
  const entries: TrailEntry[] = []
  let after = 0
  for (let more = true; more && goesOn(); ) {
    const page = await window.consilium.ask('readTrail', { after, limit: PAGE })
    if (!page.ok) return { kind: 'refused', refusal: page.refusal }
    entries.push(...(JSON.parse(page.value.entries) as TrailEntry[]))
    after = page.value.next
    more = page.value.more
  }
  return { kind: 'read', entries: entries.toSorted((one, two) => Date.parse(two.at) - Date.parse(one.at) || two.number - one.number) }
}

/** Puts what a filter lets through where the person says. */
export function saveTrail(filter: TrailFilter, format: 'csv' | 'json', today: CalendarDay): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('saveTrail', { filter, format, suggestedName: `consilium-trail-${today}.${format}` })
}

/** May the person who is signed in look at who did and saw what? */
export function useMayReadTrail(): boolean {
  return useApp(({ session }) => session !== null && mayReadTrail(session.author.role).ok)
}

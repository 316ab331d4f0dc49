import { useMemo } from 'react'
import { erasuresIn, type Erasure } from '#domain/journal/erase.ts'
import { useApp } from '#state/app-store.ts'
import { useRecord } from '#state/use-record.ts'

/** What was erased, by case: all that the team’s record keeps of it. */
export function useErasures(): ReadonlyMap<string, Erasure> {
  const team = useRecord('team', useApp(({ session }) => session?.team ?? null))
  return useMemo(() => new Map(team === null ? [] : erasuresIn(team).flatMap((erasure) => (erasure.record.startsWith('case/') ? [[erasure.record.slice('case/'.length), erasure] as const] : []))), [team])
}

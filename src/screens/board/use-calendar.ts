import { useMemo } from 'react'
import { bankHolidaysOf, chaserTimesOf } from '#domain/profile/use-profile.ts'
import type { ChaserCalendar } from '#domain/rules-across/chasers-of.ts'
import { useApp } from '#state/app-store.ts'
import { useTeam } from '#state/use-record.ts'

/** How this team counts days: its chaser times and bank holidays, by the trust’s profile where it has one. */
export function useChaserCalendar(): ChaserCalendar {
  const team = useTeam(useApp((state) => state.session?.team ?? null))
  return useMemo(() => ({ times: chaserTimesOf(team), bankHolidays: bankHolidaysOf(team) }), [team])
}

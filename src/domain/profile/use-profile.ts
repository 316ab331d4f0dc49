import { englishBankHolidays } from '../basics/bank-holidays.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import { proseFromText, type Prose } from '../basics/prose.ts'
import { standardQuestions } from '../letter/standard-questions.ts'
import type { QuorumRule } from '../meeting/quorum.ts'
import type { Team } from '../meeting/team.ts'
import { usualChaserTimes, type ChaserTimes } from '../pathway/chaser-times.ts'
import type { Profile } from './profile.ts'

/**
 * What the profile in force sets, and what it leaves out as it stood before: each of these gives one answer, so that no
 * screen has to know whether there is a profile (R6, R7, R8).
 */
export function teamWith(profile: Profile | null, team: Team | null): Team | null {
  if (profile === null || team === null) return team
  const { trust, contacts } = profile
  return {
    name: team.name,
    organisation: trust.name,
    ods: trust.ods === '' ? team.ods : trust.ods,
    address: trust.address.length === 0 ? team.address : trust.address,
    telephone: trust.telephone === '' ? team.telephone : trust.telephone,
    marthasRule: contacts.marthasRule?.telephone.trim() || team.marthasRule,
    ...inHouseType({ houseType: trust.houseType ?? undefined }),
  }
}

export function quorumRuleWith(profile: Profile | null, rule: QuorumRule | null): QuorumRule | null {
  return profile?.quorum ?? rule
}

/** A team with its profile, as its record is read; null while it is not here. */
type WithProfile = { readonly profile: Profile | null } | null

export function chaserTimesOf(team: WithProfile): ChaserTimes {
  const own = Object.entries(team?.profile?.chasers ?? {}).filter(([, days]) => days !== undefined)
  return { ...usualChaserTimes, ...Object.fromEntries(own) }
}

export function bankHolidaysOf(team: WithProfile): ReadonlySet<CalendarDay> {
  return new Set([...englishBankHolidays, ...(team?.profile?.bankHolidays ?? [])])
}

/** Row 36: the questions offered to a new request, in the trust’s own words where it has them. */
export function questionsOf(team: WithProfile): readonly Prose[] {
  return team?.profile?.letter.standardQuestions?.map(proseFromText) ?? standardQuestions
}

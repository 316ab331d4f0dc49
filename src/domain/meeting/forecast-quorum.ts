import type { Attendance } from './meeting.ts'
import type { QuorumRule } from './quorum.ts'
import type { Member } from './team.ts'

/** One line of the team's quorum rule, before the meeting: who covers it. */
export interface NeedForecast {
  readonly discipline: string
  /** "radiologist": in the rule's words. */
  readonly words: string
  readonly least: number
  /** Those who said that they come, or are here already. */
  readonly coming: readonly string[]
  readonly notHeardFrom: readonly string[]
  readonly sorry: readonly string[]
}

export interface QuorumForecast {
  /** `unlikely`: not even everybody not heard from would make it quorate. */
  readonly kind: 'no-rule' | 'expected' | 'not-sure' | 'unlikely'
  readonly needs: readonly NeedForecast[]
}

/**
 * M19: will the meeting be quorate? Read from what each has said; who has said nothing is not taken for coming. It never
 * stands for the quorum itself, which counts people in the room.
 */
export function forecastQuorum(rule: QuorumRule | null, members: readonly Member[], attendance: readonly Attendance[]): QuorumForecast {
  if (rule === null) return { kind: 'no-rule', needs: [] }
  const people = peopleOf(members, attendance)
  const needs = rule.needs.map((need): NeedForecast => {
    const cover = people.filter(({ discipline }) => discipline === need.discipline)
    const named = (...said: readonly Said[]) => cover.filter((person) => said.includes(person.said)).map(({ name }) => name)
    return { ...need, coming: named('expected', 'here', 'remote'), notHeardFrom: named(null), sorry: named('apologies', 'absent') }
  })
  if (needs.some(isUncovered)) return { kind: 'unlikely', needs }
  return { kind: needs.every(({ coming, least }) => coming.length >= least) ? 'expected' : 'not-sure', needs }
}

/** Too few are left who might come. */
export function isUncovered({ coming, notHeardFrom, least }: NeedForecast): boolean {
  return coming.length + notHeardFrom.length < least
}

type Said = Attendance['present'] | null

/** The team's members, and whoever else said something about this meeting. */
function peopleOf(members: readonly Member[], attendance: readonly Attendance[]): readonly { readonly name: string; readonly discipline: string; readonly said: Said }[] {
  const guests = attendance.filter(({ user }) => !members.some((member) => member.user === user))
  return [
    ...members.map(({ user, name, discipline }) => ({ name, discipline, said: attendance.find((entry) => entry.user === user)?.present ?? null })),
    ...guests.map(({ name, discipline, present }) => ({ name, discipline, said: present })),
  ]
}

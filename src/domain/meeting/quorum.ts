import { z } from 'zod'
import type { Attendance } from './meeting.ts'

/** Who must be in the room, by discipline: the team's own rule, in its record. */
export const QUORUM = 'quorum'
export const quorumRuleSchema = z.object({
  needs: z.array(z.object({ discipline: z.string().min(1), words: z.string().min(1), least: z.int().min(1) })),
})
export type QuorumRule = z.infer<typeof quorumRuleSchema>

export interface QuorumState {
  readonly quorate: boolean
  /** People here or on the line. */
  readonly present: number
  /** What is missing, in the rule's words. */
  readonly missing: readonly string[]
}

/**
 * Who counts: those here and those on the line. Without a rule no meeting is quorate, and it says so; nor is one that
 * nobody attends, whatever the rule needs.
 */
export function quorumOf(rule: QuorumRule | null, attendance: readonly Attendance[]): QuorumState {
  const present = attendance.filter((entry) => entry.present === 'here' || entry.present === 'remote')
  if (rule === null) return { quorate: false, present: present.length, missing: ['a quorum rule for this team'] }
  if (present.length === 0 && rule.needs.length === 0) return { quorate: false, present: 0, missing: ['somebody here or on the line'] }
  const missing = rule.needs
    .filter((need) => present.filter((entry) => entry.discipline === need.discipline).length < need.least)
    .map((need) => need.words)
  return { quorate: missing.length === 0, present: present.length, missing }
}

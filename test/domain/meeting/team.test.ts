import { expect, test } from 'vitest'
import { memberSchema, teamSchema } from '#domain/meeting/team.ts'
import { aTeam } from '../a-case.ts'

test('[V1, row 1] a team has its organisation, so that another can be told from it', () => {
  expect(teamSchema.safeParse(aTeam()).success).toBe(true)
  expect(teamSchema.safeParse(aTeam({ organisation: '' })).success).toBe(false)
})

test('[J12, design 3] a member has one of the roles of the table', () => {
  const member = { user: 'osei', name: 'Dr Osei', role: 'chair', discipline: 'consultant', title: '', order: 'a' }
  expect(memberSchema.safeParse(member).success).toBe(true)
  expect(memberSchema.safeParse({ ...member, role: 'administrator' }).success).toBe(false)
})

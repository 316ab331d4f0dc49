import { expect, test } from 'vitest'
import { roles, type Role } from '#domain/journal/act.ts'
import { isVerb, mayDo, verbs } from '#domain/journal/role-table.ts'

const mayOf = (role: Role) => verbs.filter((verb) => mayDo(role, verb).ok)

test('[J12, design 3] the chair may do everything but erase, an observer nothing', () => {
  expect(verbs.filter((verb) => !mayOf('chair').includes(verb))).toEqual(['erase-records'])
  expect(mayOf('observer')).toEqual([])
})

test('[J12, design 3] a consultant signs letters and settles; minutes, overrides and the team are the chair’s', () => {
  const may = mayOf('consultant')
  expect(verbs.filter((verb) => !may.includes(verb)).toSorted()).toEqual(['erase-records', 'override-rule', 'set-up-team', 'sign-minutes'])
})

test('[J12, design 3] a secretary does all but overrides, signing, settling, marking a child stable and what clinicians say of a report or a transfer', () => {
  const may = mayOf('secretary')
  expect(verbs.filter((verb) => !may.includes(verb)).toSorted()).toEqual([
    'decide-transfer', 'discuss-report', 'erase-records', 'mark-stable', 'offer-transfer', 'override-rule', 'record-no-report', 'resolve-late', 'say-registration', 'set-up-team', 'settle-versions', 'sign-letter', 'sign-minutes',
  ])
})

test('[J12, design 3] a member dissents, declares, notes a concern, finishes what is theirs and deals with their own refused entries', () => {
  expect(mayOf('member').toSorted()).toEqual(['declare-interest', 'finish-own-task', 'log-concern', 'note-refusal', 'record-dissent'])
})

test('[J12, J22] who looks after the records erases, and does nothing else', () => {
  expect(mayOf('records')).toEqual(['erase-records'])
})

test('[J12, design 3] a refusal names who may', () => {
  expect(mayDo('secretary', 'sign-letter')).toEqual({
    ok: false,
    refusal: { kind: 'role-may-not', rule: 'J12', role: 'secretary', verb: 'sign-letter', allowed: ['chair', 'consultant'] },
  })
})

test('[J12, design 3] every verb has a role that may, and a word of every object is no verb', () => {
  for (const verb of verbs) expect(roles.some((role) => mayDo(role, verb).ok), verb).toBe(true)
  for (const word of ['toString', 'constructor', '__proto__', '']) expect(isVerb(word), word).toBe(false)
})

import { expect, it } from 'vitest'
import { roles } from '#domain/journal/act.ts'
import { erasureReasons } from '#domain/journal/erase.ts'
import { rolesFor, verbs } from '#domain/journal/role-table.ts'
import { erasureReasons as serverReasons } from '../../trust-server/read-erasure.ts'
import { everyRole, mayDo, rolesByVerb } from '../../trust-server/roles.ts'

it('the app and the trust server know the same roles and the same verbs', () => {
  expect([...everyRole].sort()).toEqual([...roles].sort())
  expect(Object.keys(rolesByVerb).sort()).toEqual([...verbs].sort())
})

it.each(verbs)('the app and the trust server let the same roles %s', (verb) => {
  expect([...(rolesByVerb[verb] ?? [])].sort()).toEqual([...rolesFor(verb)].sort())
  expect(roles.filter((role) => mayDo(role, verb))).toEqual(roles.filter((role) => rolesFor(verb).includes(role)))
})

it('the app and the trust server know the same reasons why records are erased', () => {
  expect([...serverReasons].sort()).toEqual([...erasureReasons].sort())
})

import { expect, it } from 'vitest'
import { makeWaitingHere } from '#electron/main/waiting-here.ts'

it('[K39] what waits of one person is never told of another, and outlives their sitting', () => {
  const here = makeWaitingHere()
  here.opened('abena')
  here.locked(6)
  expect(here.counts()).toEqual({ abena: 6 })
  here.opened('priya')
  here.locked(0)
  expect(here.counts()).toEqual({ abena: 6, priya: 0 })
  here.opened('abena')
  expect(here.counts()).toEqual({ priya: 0 })
})

it('[K39] a keeper that ended without a word leaves nothing to be claimed', () => {
  const here = makeWaitingHere()
  here.opened('abena')
  here.locked(null)
  here.locked(4)
  expect(here.counts()).toEqual({})
})

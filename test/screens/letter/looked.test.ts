import { expect, it } from 'vitest'
import { isHurried, lookAt, NOT_LOOKED, pagesToRead, STRIPS, unseenOf } from '#screens/letter/looked.ts'

const strips = (page: number, from = 0, to = STRIPS - 1) => Array.from({ length: to - from + 1 }, (_, index) => ({ page, strip: from + index }))

it('[L44] nothing was read until all of it has stood on the screen, of the paper as it is', () => {
  expect(unseenOf(NOT_LOOKED, 'a')).toBe('all')
  const first = lookAt(NOT_LOOKED, 'a', { pages: 2, strips: strips(0) })
  expect(unseenOf(first, 'a')).toEqual({ page: 1, strip: 0 })
  expect(pagesToRead(first, 'a')).toBe('Page 2 of 2 has not been looked at: Page Down')
  const half = lookAt(first, 'a', { pages: 2, strips: strips(1, 0, 7) })
  expect(pagesToRead(half, 'a')).toBe('Page 2 of 2 not looked at to its end: Page Down')
  const all = lookAt(half, 'a', { pages: 2, strips: strips(1, 8) })
  expect([unseenOf(all, 'a'), pagesToRead(all, 'a')]).toEqual([null, null])
  expect(unseenOf(all, 'b'), 'another document').toBe('all')
  expect(lookAt(all, 'a', { pages: 2, strips: strips(0) }), 'nothing new').toBe(all)
})

it('[L44] the key that reads on signs only once it has rested', () => {
  expect([isHurried(null, 5), isHurried(1000, 1200), isHurried(1000, 1700)]).toEqual([false, true, false])
})

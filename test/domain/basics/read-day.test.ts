import { expect, test } from 'vitest'
import { readDay } from '#domain/basics/read-day.ts'

test('[P7, domain 5] a day is read as people type it, day first', () => {
  for (const typed of ['14 5 2017', '14/05/2017', '14.5.2017', ' 14 May 2017 ', '14 may 2017', '14-05-2017', '2017-05-14']) expect(readDay(typed), typed).toBe('2017-05-14')
})

test('[P7, domain 5] what is no day stays as it was typed or becomes one that does not exist: the rule refuses it', () => {
  expect(readDay('14 5 17')).toBe('14 5 17')
  expect(readDay('14 foo 2017')).toBe('2017-00-14')
  expect(readDay('31 2 2017')).toBe('2017-02-31')
})
